package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.RecipientId;
import se.digitalpost.minameddelanden.simulator.TestRecipients;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads all that the tests of this module logged and printed, after they have run, and looks for a personnummer. The build runs it in an
 * execution of its own.
 */
class PersonalDataInLogsCheck {

    private static final Pattern LIKE_A_PERSONNUMMER =
            Pattern.compile("(?<![0-9a-fA-F-])((?:18|19|20)\\d{6}-?\\d{4}|\\d{6}[-+]\\d{4})(?![0-9a-fA-F-])");

    @Test
    void noPersonnummerInWhatTheTestsLogged() throws IOException {
        List<Path> logs = logs();

        assertThat(logs).as("logs of a test run that came before").anyMatch(log -> log.endsWith("test.log"));
        assertThat(logs)
                .allSatisfy(log -> assertThat(leaksIn(Files.readString(log)))
                        .as(log.toString())
                        .isEmpty());
    }

    @Test
    void aPersonnummerWouldBeFound() {
        assertThat(leaksIn("sent to 198101052382.")).hasSize(1);
        assertThat(leaksIn("sent to 810105-2382, on paper")).hasSize(1);
        assertThat(leaksIn("recipient=8101052382")).hasSize(1);
        assertThat(leaksIn("sent to 1981******** at 2026-11-22 10:00 by 162021004748"))
                .isEmpty();
    }

    private static List<Path> logs() throws IOException {
        List<Path> logs = new ArrayList<>(List.of(Path.of("target/test.log")));
        try (Stream<Path> reports = Files.list(Path.of("target/surefire-reports"))) {
            reports.filter(report -> report.toString().endsWith("-output.txt")).forEach(logs::add);
        }
        return logs;
    }

    private static List<String> leaksIn(String log) {
        List<String> leaks = new ArrayList<>();
        Matcher matcher = LIKE_A_PERSONNUMMER.matcher(log);
        while (matcher.find()) {
            if (isPersonnummer(matcher.group(1))) {
                leaks.add(around(log, matcher.start()));
            }
        }
        TestRecipients.all().stream()
                .filter(recipient -> !recipient.id().startsWith("16"))
                .map(recipient -> Pattern.compile("(?<!\\d)" + recipient.id().substring(2) + "(?!\\d)"))
                .map(id -> id.matcher(log))
                .filter(Matcher::find)
                .forEach(found -> leaks.add(around(log, found.start())));
        return leaks;
    }

    private static boolean isPersonnummer(String digits) {
        try {
            return RecipientId.parse(digits).birthDate().isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String around(String log, int position) {
        return log.substring(Math.max(0, position - 120), position) + "…";
    }
}
