package se.digitalpost.camel.minameddelanden.api;

import java.util.List;

/** The body of {@code POST /v1/mailbox-lookups}, as it was written. */
record MailboxLookup(
        @Field(required = true) LookupSender sender,
        @Field(required = true, maxItems = 1000) List<String> recipientIds) {

    record LookupSender(@Field(required = true) String organizationNumber) {}

    /** @return nothing: ids are personal data */
    @Override
    public String toString() {
        return "MailboxLookup[masked]";
    }
}
