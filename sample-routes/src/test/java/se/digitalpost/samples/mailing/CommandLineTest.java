package se.digitalpost.samples.mailing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The application as it is run by hand: a process of its own, in a folder of its own. */
class CommandLineTest {

    @TempDir
    private Path folder;

    private record Ended(int exitStatus, String output) {}

    @Test
    void theMailingIsRunTwiceAndSentOnce() throws Exception {
        Ended first = run();
        List<Run.Line> report = ran().report();
        List<JsonNode> outcomes = ran().outcomes();
        FileTime printed = lastPrinted();
        Ended second = run();

        assertThat(first.exitStatus()).isZero();
        assertThat(second.exitStatus()).isZero();
        assertThat(ran().report()).containsExactlyInAnyOrderElementsOf(report);
        assertThat(ran().outcomes()).isEqualTo(outcomes);
        assertThat(lastPrinted()).isEqualTo(printed);
        assertThat(folder.resolve("work")).isDirectoryContaining("glob:**/report-before-*.csv");
        assertThat(ran().printFolder()).hasSize(20);
        assertThatItTellsEverythingButWho(first.output());
        assertThatItTellsEverythingButWho(second.output());
    }

    private void assertThatItTellsEverythingButWho(String output) {
        assertThat(output)
                .contains(BundledCsv.references())
                .contains("48 letters: DIGITAL 23, PAPER 17, NONE 8")
                .contains("work/report.csv", "work/print/", "work/mailing.log")
                .contains("mailing.far-url", "mailing.key-store", "MAILING_KEY_STORE_PASSWORD")
                .doesNotContain("Exception", "SLF4J", "overwriting");
        assertThat(output.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        Privacy.assertNoPersonnummer(output + ran().everythingTold());
        Privacy.assertNoNames(output);
    }

    @Test
    void aKeyStoreThatIsMissingIsToldWithACure() throws Exception {
        Ended ended = run("--mailing.far-url=https://localhost/far", "--mailing.key-store=missing.p12");

        assertThat(ended.exitStatus()).isNotZero();
        assertThat(ended.output())
                .contains("mailing.key-store=missing.p12: there is no such file")
                .contains("Set mailing.key-store to the PKCS#12 file with your organization's certificate and key.")
                .doesNotContain("\tat ");
    }

    private Run ran() {
        return new Run(folder.resolve("work"));
    }

    private FileTime lastPrinted() throws IOException {
        FileTime last = FileTime.fromMillis(0);
        for (String file : ran().printFolder()) {
            FileTime written =
                    Files.getLastModifiedTime(folder.resolve("work/print").resolve(file));
            last = written.compareTo(last) > 0 ? written : last;
        }
        return last;
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MailingApplication.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
