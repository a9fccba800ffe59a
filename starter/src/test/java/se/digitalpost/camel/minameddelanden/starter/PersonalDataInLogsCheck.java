package se.digitalpost.camel.minameddelanden.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import se.digitalpost.minameddelanden.simulator.PersonalData;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads all that the tests of this module logged and printed. The build runs it after them, in an execution of its own.
 */
class PersonalDataInLogsCheck {

    @Test
    void noPersonnummerInWhatTheTestsLogged() throws IOException {
        List<Path> logs = logs();

        assertThat(logs).as("logs of a test run that came before").isNotEmpty();
        assertThat(logs)
                .allSatisfy(log -> assertThat(PersonalData.in(Files.readString(log)))
                        .as(log.toString())
                        .isEmpty());
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> own = Files.list(Path.of("target"));
                Stream<Path> reports = Files.list(Path.of("target/surefire-reports"))) {
            return Stream.concat(
                            own.filter(file -> file.toString().endsWith(".log")),
                            reports.filter(file -> file.toString().endsWith("-output.txt")))
                    .toList();
        }
    }
}
