package se.digitalpost.camel.minameddelanden.seal.verify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The schemas' simple types, without the facets on length. */
enum Lexical {
    STRING(null),
    /** Its lexical rules differ between the versions of XML Schema and forbid next to nothing. */
    ANY_URI(null),
    LANGUAGE("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    BOOLEAN("true|false|1|0"),
    RECIPIENT_ID("16\\d{10}|(18|19|20)\\d{2}(0[1-9]|1[0-2])\\d{6}"),
    EMAIL("[^\\n\\r]+@[^\\n\\r]+\\.[^\\n\\r]+"),
    DATE("(-?(?:[1-9]\\d{3,8}|0\\d{3}))-(\\d{2})-(\\d{2})(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?") {
        @Override
        boolean takes(String value) {
            return date(value) != null;
        }
    },
    /** Checked while it streams. */
    BASE64(null);

    /** No value of a type with a pattern is near this long, and a pattern may recurse by length. */
    private static final int LONGEST_PATTERN_VALUE = 1024;

    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\n\\r]+");

    private final Pattern pattern;

    Lexical(String pattern) {
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    boolean takes(String value) {
        return pattern == null
                || value.length() <= LONGEST_PATTERN_VALUE
                        && pattern.matcher(value).matches();
    }

    /** The value that the facets are held against: strings stay as they are, the other types collapse white space. */
    String value(String text) {
        return switch (this) {
            case STRING, RECIPIENT_ID, EMAIL -> text;
            default -> WHITE_SPACE.matcher(text).replaceAll(" ").trim();
        };
    }

    /** The day of an xs:date, without its zone; null where it is none. */
    static LocalDate date(String value) {
        Matcher matcher = DATE.pattern.matcher(value);
        if (value.length() > LONGEST_PATTERN_VALUE
                || !matcher.matches()
                || matcher.group(1).endsWith("0000")) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
