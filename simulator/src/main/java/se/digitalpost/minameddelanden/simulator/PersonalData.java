package se.digitalpost.minameddelanden.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personnummer and samordningsnummer where they should not be: in the log of your tests, in file names, in what an application
 * prints. Organization numbers are public and are not found.
 */
public final class PersonalData {

    private static final Pattern TWELVE_DIGITS =
            Pattern.compile("(?<![0-9a-fA-F-])(?:18|19|20)(\\d{6})[-+]?(\\d{4})(?![0-9a-fA-F-])");
    private static final Pattern TEN_DIGITS =
            Pattern.compile("(?<![0-9a-fA-F-])(\\d{6})([-+]?)(\\d{4})(?![0-9a-fA-F-])");
    private static final int SAMORDNING = 60;

    private PersonalData() {}

    /**
     * Looks for ids in all forms that people write: 12 digits, or 10 with or without a dash, with a date and a check digit that are
     * right. Ten digits without a dash are an id only if they are one of {@link TestRecipients}: other numbers look alike.
     *
     * @param text any text
     * @return where they are, in words that don't tell them; empty where there are none
     */
    public static List<String> in(CharSequence text) {
        Objects.requireNonNull(text, "text");
        List<String> found = new ArrayList<>();
        Matcher twelve = TWELVE_DIGITS.matcher(text);
        while (twelve.find()) {
            if (isPerson(twelve.group(1) + twelve.group(2))) {
                found.add(place(text, twelve.start()));
            }
        }
        Matcher ten = TEN_DIGITS.matcher(text);
        while (ten.find()) {
            String digits = ten.group(1) + ten.group(3);
            if (ten.group(2).isEmpty() ? isTestPerson(digits) : isPerson(digits)) {
                found.add(place(text, ten.start()));
            }
        }
        return found;
    }

    private static boolean isPerson(String tenDigits) {
        return CheckDigit.of(tenDigits.substring(0, 9)) == tenDigits.charAt(9) - '0'
                && (isDate(tenDigits, 19) || isDate(tenDigits, 20));
    }

    private static boolean isDate(String digits, int century) {
        int day = Integer.parseInt(digits.substring(4, 6));
        try {
            LocalDate.of(
                    century * 100 + Integer.parseInt(digits.substring(0, 2)),
                    Integer.parseInt(digits.substring(2, 4)),
                    day > SAMORDNING ? day - SAMORDNING : day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTestPerson(String tenDigits) {
        return TestRecipients.all().stream()
                .filter(recipient -> recipient.kind() != TestRecipient.Kind.ORGANIZATION)
                .anyMatch(recipient -> recipient.id().endsWith(tenDigits));
    }

    private static String place(CharSequence text, int position) {
        return "after: …" + text.subSequence(Math.max(0, position - 80), position);
    }
}
