package se.digitalpost.camel.minameddelanden.message;

/**
 * Where a printed letter goes.
 *
 * @param name the recipient's name, required
 * @param careOf c/o, or null
 * @param street street and number, or box; null only where the postal code alone is the address
 * @param apartment apartment number (lägenhetsnummer), or null
 * @param postalCode postal code (postnummer), required
 * @param city city (postort), required
 * @param country the country's name for a letter abroad, or null for Sweden
 * @param protectedIdentity whether the source of the address says that the person's identity is protected (skyddad identitet):
 *     such a letter is never printed automatically
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

    /**
     * A plain Swedish address.
     *
     * @param name the recipient's name
     * @param street street and number, or box
     * @param postalCode postal code
     * @param city city
     * @return the address
     */
    public static PostalAddress of(String name, String street, String postalCode, String city) {
        return new PostalAddress(name, null, street, null, postalCode, city, null, false);
    }

    /**
     * What stands for an address that is not told, since the person's identity is protected.
     *
     * @return an address that stops the letter on its way to the printer
     */
    public static PostalAddress ofProtectedIdentity() {
        return new PostalAddress(null, null, null, null, null, null, null, true);
    }

    /** @return nothing of the address: it is personal data */
    @Override
    public String toString() {
        return protectedIdentity ? "PostalAddress[protected]" : "PostalAddress[masked]";
    }
}
