package se.digitalpost.camel.minameddelanden.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of another party, made fit for a log, an exception or a journal: what looks like a personnummer becomes stars, a
 * control character becomes a blank, and it isn't longer than {@value #MAX_LENGTH} characters.
 */
public final class MaskedText {

    static final int MAX_LENGTH = 1000;

    /** Ten digits or more, with at most one separator before the last four of a written number; organizations too. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\p{Nd}{6}(?:\\p{Nd}{2})?[-+\\u2010-\\u2015\\u2212 \\u00A0]?\\p{Nd}{4,}");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private MaskedText() {}

    /**
     * Masks a text. Organization numbers are public and stay.
     *
     * @param text what the other party wrote, or null
     * @return the text as it may be told, or null
     */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String masked = LONG_NUMBER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
        String tidy = CONTROL.matcher(masked).replaceAll(" ").strip();
        return tidy.length() <= MAX_LENGTH ? tidy : tidy.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static String mask(String number) {
        try {
            OrganizationNumber.parse(number);
            return number;
        } catch (IllegalArgumentException e) {
            return DIGIT.matcher(number).replaceAll("*");
        }
    }
}
