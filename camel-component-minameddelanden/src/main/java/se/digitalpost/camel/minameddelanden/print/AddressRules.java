package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;

/** What a postal address must be for a letter to reach it, and the lines that it is written in. */
public final class AddressRules {

    /** What sorting machines read. */
    static final int LINES_MAX = 6;

    private static final Pattern SWEDISH_POSTAL_CODE = Pattern.compile("[1-9][0-9]{4}");
    private static final Pattern PREFIX = Pattern.compile("(?i)(?:SE|S)-?(?=[0-9])");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Set<String> SWEDEN = Set.of("SVERIGE", "SWEDEN", "SE", "SWE");

    private AddressRules() {}

    /**
     * Checks an address, all of it at once.
     *
     * @param address the address; one whose identity is protected has the one fault that it must not be printed
     * @return the faults, none where a letter can be sent to it
     */
    public static List<FieldFault> faults(PostalAddress address) {
        if (address.protectedIdentity()) {
            return List.of(new FieldFault("postalAddress", "not be printed: the person's identity is protected"));
        }
        List<FieldFault> faults = new ArrayList<>();
        line("name", address.name(), true, faults);
        line("careOf", address.careOf(), false, faults);
        line("street", address.street(), false, faults);
        line("apartment", address.apartment(), false, faults);
        boolean abroad = isAbroad(address);
        if (line("postalCode", address.postalCode(), !abroad, faults)
                && !abroad
                && !SWEDISH_POSTAL_CODE.matcher(digitsOf(address.postalCode())).matches()) {
            faults.add(new FieldFault("postalAddress.postalCode", "be five digits, or the address have a country"));
        }
        line("city", address.city(), true, faults);
        if (line("country", address.country(), false, faults)
                && abroad
                && Countries.name(clean(address.country())).isEmpty()) {
            faults.add(new FieldFault("postalAddress.country", "be the country's name: this code isn't known"));
        }
        return faults;
    }

    /**
     * The address as it is written: blanks trimmed, {@code NNN NN} where it is in Sweden, no country for an address in Sweden.
     *
     * @param address an address without faults
     * @return the same address in its normal form, parts that aren't given null
     */
    static PostalAddress normalized(PostalAddress address) {
        boolean abroad = isAbroad(address);
        String code = clean(address.postalCode());
        if (!abroad) {
            String digits = digitsOf(code);
            code = digits.substring(0, 3) + ' ' + digits.substring(3);
        }
        return new PostalAddress(
                clean(address.name()),
                clean(address.careOf()),
                clean(address.street()),
                clean(address.apartment()),
                code,
                clean(address.city()),
                abroad ? Countries.name(clean(address.country())).orElseThrow() : null,
                false);
    }

    /** @return the lines of a {@link #normalized} address, at most five and none blank */
    static List<String> lines(PostalAddress address) {
        List<String> lines = new ArrayList<>();
        lines.add(address.name());
        if (address.careOf() != null) {
            lines.add(startsWith(address.careOf(), "c/o") ? address.careOf() : "c/o " + address.careOf());
        }
        String apartment = address.apartment();
        if (apartment != null && apartment.chars().allMatch(Character::isDigit)) {
            apartment = "lgh " + apartment;
        }
        if (address.street() != null || apartment != null) {
            lines.add(join(address.street(), " ", apartment));
        }
        lines.add(join(address.postalCode(), address.country() == null ? "  " : " ", address.city()));
        if (address.country() != null) {
            lines.add(address.country().toUpperCase(Locale.ROOT));
        }
        return lines;
    }

    private static boolean isAbroad(PostalAddress address) {
        String country = clean(address.country());
        return country != null && !SWEDEN.contains(country.toUpperCase(Locale.ROOT));
    }

    private static boolean line(String part, String given, boolean required, List<FieldFault> faults) {
        String field = "postalAddress." + part;
        if (clean(given) == null) {
            if (required) {
                faults.add(new FieldFault(field, "be given"));
            }
            return false;
        }
        if (given.strip().chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            faults.add(new FieldFault(field, "be one line"));
            return false;
        }
        return true;
    }

    /** The code without blanks and without the prefix that some registers write: {@code SE-123 45}. */
    private static String digitsOf(String code) {
        String compact = BLANKS.matcher(clean(code)).replaceAll("");
        return PREFIX.matcher(compact).replaceFirst("");
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static String join(String first, String between, String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + between + second;
    }

    /** What a reader sees of it, or null where that is nothing: no-break spaces and characters without a shape would make a blank line. */
    private static String clean(String text) {
        if (text == null) {
            return null;
        }
        String seen = INVISIBLE.matcher(text).replaceAll("");
        String clean = BLANKS.matcher(seen).replaceAll(" ").strip();
        return clean.isEmpty() ? null : clean;
    }
}
