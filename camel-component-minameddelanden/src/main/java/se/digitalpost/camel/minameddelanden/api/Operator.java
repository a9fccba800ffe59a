package se.digitalpost.camel.minameddelanden.api;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * A mailbox operator, in the common API's words.
 *
 * @param organizationNumber its organization number, 12 digits
 * @param name its name
 */
public record Operator(
        @Field(required = true) String organizationNumber,
        @Field(required = true) String name) {

    /** The mailbox operator, whose address the common API doesn't tell; null where the number is none. */
    ServiceSupplier toServiceSupplier() {
        try {
            return new ServiceSupplier(OrganizationNumber.parse(organizationNumber), name, "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
