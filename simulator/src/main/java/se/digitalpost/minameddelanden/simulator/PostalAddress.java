package se.digitalpost.minameddelanden.simulator;

import java.util.Objects;

/**
 * What the population register answers about someone.
 *
 * @param name as on an envelope; null where the identity is protected
 * @param careOf c/o line, may be null
 * @param street street and number; null where the identity is protected
 * @param apartment the apartment's number, as {@code "lgh 1101"}; may be null
 * @param postalCode five digits, written {@code "123 45"}; null where the identity is protected
 * @param city the postal town; null where the identity is protected
 * @param country in clear, null for Sweden
 * @param protectedIdentity whether the person has a protected identity: then everything else is null
 */
public record PostalAddress(
        String name,
        String careOf,
        String street,
        String apartment,
        String postalCode,
        String city,
        String country,
        boolean protectedIdentity) {

    /** Refuses an address that lacks a line although it is not protected. */
    public PostalAddress {
        if (!protectedIdentity) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(street, "street");
            Objects.requireNonNull(postalCode, "postalCode");
            Objects.requireNonNull(city, "city");
        }
    }

    /** An ordinary Swedish address. */
    public static PostalAddress of(String name, String street, String postalCode, String city) {
        return new PostalAddress(name, null, street, null, postalCode, city, null, false);
    }

    /** The answer about a person with a protected identity: no name and no address. */
    public static PostalAddress ofProtectedIdentity() {
        return new PostalAddress(null, null, null, null, null, null, null, true);
    }

    /** Says nothing of where anybody lives. */
    @Override
    public String toString() {
        return "PostalAddress[" + (protectedIdentity ? "protected" : "…") + ']';
    }
}
