package se.digitalpost.samples.mailing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import se.digitalpost.minameddelanden.simulator.Simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application that stays up and sends what is laid into its folder. */
class StayUpTest {

    private static final String HEAD = "reference;recipientId;name;careOf;street;postalCode;city;subject;text;file\n";

    @TempDir
    private Path folder;

    @Test
    void everyCsvFileIsAMailingAndIsMovedWhenItHasBeenSent() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (ConfigurableApplicationContext application = MailingApplication.application()
                .run("--mailing.stay-up=true", "--mailing.folder=" + inbox, "--mailing.work=" + folder)) {
            assertThat(application.isRunning()).isTrue();
            Files.writeString(inbox.resolve("first.csv"), HEAD + letter("A-1"));
            awaitReportWith("A-1", "DELIVERED");

            Files.writeString(inbox.resolve("second.csv"), HEAD + "A-2;too few columns\n" + letter("") + letter("A-3"));
            awaitReportWith("A-3", "DELIVERED");

            assertThat(new Run(folder).of("A-2").outcome()).isEqualTo("NONE FAILED INVALID_MESSAGE");
            assertThat(new Run(folder).of("line-2").outcome()).isEqualTo("NONE FAILED INVALID_MESSAGE");
            await().untilAsserted(() -> assertThat(inbox).isDirectoryNotContaining("glob:**.csv"));
            assertThat(inbox.resolve("sent"))
                    .isDirectoryContaining("glob:**-first.csv")
                    .isDirectoryContaining("glob:**-second.csv");
        }
    }

    @Test
    void aReferenceThatWasUsedForAnotherLetterIsTold() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (ConfigurableApplicationContext application = MailingApplication.application()
                .run("--mailing.stay-up=true", "--mailing.folder=" + inbox, "--mailing.work=" + folder)) {
            Files.writeString(inbox.resolve("first.csv"), HEAD + letter("A-1"));
            awaitReportWith("A-1", "DELIVERED");

            Files.writeString(inbox.resolve("second.csv"), HEAD + letter("A-1").replace("ett år", "två år"));
            awaitReportWith("A-1", "FAILED");

            assertThat(application.getBean(Simulator.class).received()).hasSize(1);
        }
        assertThat(Run.read(folder.resolve("mailing.log"))).contains("A-1").contains("other content");
    }

    private void awaitReportWith(String reference, String status) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> new Run(folder).of(reference).status().equals(status));
    }

    private static String letter(String reference) {
        return reference + ";198101032384;;;;;;Ditt lånekort;Ditt lånekort gäller ett år till.;\n";
    }
}
