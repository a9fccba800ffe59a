package se.digitalpost.camel.minameddelanden.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Swedish identity number looks like when people write it: {@code YYMMDD-NNNN}, {@code YYYYMMDDNNNN},
 * {@code NNNNNN-NNNN}, with spaces, with the dashes that word processors make.
 *
 * @param century the two digits before the ten, or null where they were left out
 * @param tenDigits the ten digits that the check digit is made of
 * @param plus whether the separator was a plus sign: the person has turned 100
 */
record IdentityNumber(String century, String tenDigits, boolean plus) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{2})?(\\d{6})([-+]?)(\\d{4})", Pattern.UNICODE_CASE);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");

    /** @throws IllegalArgumentException with the rule, and without the digits */
    static IdentityNumber read(String written) {
        if (written == null || written.isBlank()) {
            throw new IllegalArgumentException("be given");
        }
        String tidy = DASHES.matcher(BLANKS.matcher(written).replaceAll("")).replaceAll("-");
        Matcher matcher = WRITTEN.matcher(tidy);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("have 10 or 12 digits, with or without a dash before the last four");
        }
        String ten = matcher.group(2) + matcher.group(4);
        if (!passesLuhn(ten)) {
            throw new IllegalArgumentException("have a correct check digit");
        }
        return new IdentityNumber(matcher.group(1), ten, "+".equals(matcher.group(3)));
    }

    /** An organization number's third digit is at least 2, so that it can't be taken for a month. */
    boolean isOrganization() {
        return tenDigits.charAt(2) >= '2';
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "IdentityNumber[masked]";
    }
}
