package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * An organization number (organisationsnummer) in the infrastructure's form: the prefix 16 and ten digits.
 *
 * @param value 12 digits, the first two are 16, the check digit (Luhn) is right
 */
public record OrganizationNumber(String value) implements Comparable<OrganizationNumber> {

    private static final String PREFIX = "16";

    /** @throws IllegalArgumentException where the value is not in the normal form; use {@link #parse} for what people write */
    public OrganizationNumber {
        Objects.requireNonNull(value, "value");
        if (!value.equals(normalize(value))) {
            throw new IllegalArgumentException("An organization number must be 12 digits that begin with 16");
        }
    }

    /**
     * Reads an organization number as people write it: {@code 202100-4748}, {@code 2021004748} or {@code 162021004748}.
     *
     * @param written the number, with or without dash, blanks and prefix
     * @return the number in its normal form
     * @throws IllegalArgumentException whose message is the broken rule, in a form that follows "must"
     */
    public static OrganizationNumber parse(String written) {
        return new OrganizationNumber(normalize(written));
    }

    private static String normalize(String written) {
        IdentityNumber number = IdentityNumber.read(written);
        if (!number.isOrganization() || number.plus()) {
            throw new IllegalArgumentException("be an organization number: its third digit is at least 2");
        }
        if (number.century() != null && !number.century().equals(PREFIX)) {
            throw new IllegalArgumentException("begin with 16 where it has 12 digits");
        }
        return PREFIX + number.tenDigits();
    }

    @Override
    public int compareTo(OrganizationNumber other) {
        return value.compareTo(other.value);
    }

    /** @return the 12 digits: an organization number is public */
    @Override
    public String toString() {
        return value;
    }
}
