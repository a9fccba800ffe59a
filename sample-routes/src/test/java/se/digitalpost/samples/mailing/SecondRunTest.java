package se.digitalpost.samples.mailing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        Map<String, String> printed = new Run(work).printedBytes();

        try (ConfigurableApplicationContext second = run()) {
            assertThat(second.getBean(Simulator.class).received()).isEmpty();
        }

        assertThat(new Run(work).report()).containsExactlyInAnyOrderElementsOf(report);
        assertThat(new Run(work).printedBytes()).hasSize(20).isEqualTo(printed);
    }

    private ConfigurableApplicationContext run() {
        return MailingApplication.application().run("--mailing.work=" + work);
    }
}
