package se.digitalpost.camel.minameddelanden.api;

/**
 * A mailbox operator, in the common API's words.
 *
 * @param organizationNumber its organization number, 12 digits
 * @param name its name
 */
public record Operator(
        @Field(required = true) String organizationNumber,
        @Field(required = true) String name) {}
