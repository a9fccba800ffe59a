package se.digitalpost.samples.mailing;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import se.digitalpost.minameddelanden.simulator.ReceivedLetter;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.pki.Identity;

import static org.assertj.core.api.Assertions.assertThat;

/** The way to the test environment: here it is a simulator that the application doesn't know to be one. */
class OwnInfrastructureTest {

    @TempDir
    private Path folder;

    @Test
    void withThreePropertiesAndWhomToTrustTheMailingGoesThere() throws Exception {
        try (Simulator testEnvironment = Simulator.start()) {
            Identity kommunB = testEnvironment.issueIdentity("162021003898", "Kommun B");
            String password = new String(kommunB.password());

            try (ConfigurableApplicationContext application = MailingApplication.application()
                    .run(
                            "--mailing.far-url=" + testEnvironment.farUrl(),
                            "--mailing.key-store=" + kommunB.writePkcs12(folder.resolve("kommun-b.p12")),
                            "--mailing.key-store-password=" + password,
                            "--mailing.trust-store="
                                    + testEnvironment.pki().writeTrustStore(folder.resolve("trust.p12")),
                            "--mailing.trust-store-password=" + password,
                            "--mailing.sender-name=Kommun B",
                            "--mailing.work=" + folder.resolve("work"))) {

                assertThat(application.getBeanNamesForType(Simulator.class)).isEmpty();
            }

            Run run = new Run(folder.resolve("work"));
            assertThat(run.report()).hasSize(48);
            assertThat(testEnvironment.received())
                    .extracting(ReceivedLetter::messageId)
                    .containsExactlyInAnyOrderElementsOf(run.report("DELIVERED").stream()
                            .map(Run.Line::messageId)
                            .toList());
            assertThat(testEnvironment.received())
                    .extracting(ReceivedLetter::senderName)
                    .containsOnly("Kommun B");
            assertThat(run.of("FSK-2026-003").outcome()).isEqualTo("NONE NEEDS_ATTENTION NO_POSTAL_ADDRESS");
            assertThat(Run.read(folder.resolve("work/mailing.log")))
                    .doesNotContain(List.of(password, "MAILING_KEY_STORE_PASSWORD"));
        }
    }
}
