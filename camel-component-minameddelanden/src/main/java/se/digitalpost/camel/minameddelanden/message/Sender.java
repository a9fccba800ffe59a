package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * The public body that sends (avsändare).
 *
 * @param id its organization number, which the signing certificate's subject bears too
 * @param name its name as the recipient reads it, 2 to 256 characters
 */
public record Sender(OrganizationNumber id, String name) {

    /** Both parts are required. */
    public Sender {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
