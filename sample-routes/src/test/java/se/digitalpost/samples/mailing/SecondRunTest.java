package se.digitalpost.samples.mailing;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import se.digitalpost.minameddelanden.simulator.Simulator;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundled mailing, run a second time: another simulator, and the same journal. */
class SecondRunTest {

    @TempDir
    private Path work;

    @Test
    void nothingIsSentTwice() {
        try (ConfigurableApplicationContext first = run()) {
            assertThat(first.getBean(Simulator.class).received()).isNotEmpty();
        }
        List<Run.Line> report = new Run(work).report();

        try (ConfigurableApplicationContext second = run()) {
            assertThat(second.getBean(Simulator.class).received()).isEmpty();
        }

        assertThat(new Run(work).report()).containsExactlyInAnyOrderElementsOf(report);
        assertThat(new Run(work).printFolder()).hasSize(34);
    }

    private ConfigurableApplicationContext run() {
        return MailingApplication.application().run("--mailing.work=" + work);
    }
}
