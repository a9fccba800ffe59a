package se.digitalpost.samples.mailing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds personnummer in what is told: those of the mailing in any form, and whatever else has a date and a check digit. */
final class Privacy {

    private static final Pattern LIKE_A_PERSONNUMMER =
            Pattern.compile("(?<![0-9a-fA-F-])((?:18|19|20)\\d{6}-?\\d{4}|\\d{6}[-+]\\d{4})(?![0-9a-fA-F-])");

    private Privacy() {}

    static void assertNoPersonnummer(String told) {
        Matcher matcher = LIKE_A_PERSONNUMMER.matcher(told);
        while (matcher.find()) {
            assertThat(isPersonnummer(matcher.group(1)))
                    .as("a personnummer after: " + told.substring(Math.max(0, matcher.start() - 80), matcher.start()))
                    .isFalse();
        }
        persons()
                .forEach(id -> assertThat(told)
                        .doesNotContain(id)
                        .doesNotContain(tenDigits(id))
                        .doesNotContain(tenDigits(id).substring(0, 6) + "-" + id.substring(id.length() - 4)));
    }

    static void assertNoNames(String told) {
        assertThat(told).doesNotContain(BundledCsv.names());
    }

    private static List<String> persons() {
        return BundledCsv.recipientIds().stream()
                .filter(id -> !id.startsWith("16") && !id.startsWith("556840"))
                .toList();
    }

    private static String tenDigits(String id) {
        String digits = id.replaceAll("\\D", "");
        return digits.substring(digits.length() - 10);
    }

    private static boolean isPersonnummer(String digits) {
        try {
            return RecipientId.parse(digits).birthDate().isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
