package se.digitalpost.camel.minameddelanden.api;

import java.util.List;

/**
 * Who can be reached digitally: the answer to {@code POST /v1/mailbox-lookups}.
 *
 * @param results one for each recipient, in the order asked
 */
public record MailboxLookupResults(
        @Field(required = true, maxItems = 1000) List<MailboxLookupResult> results) {

    /**
     * Whether one recipient can be reached digitally.
     *
     * @param recipientId the recipient, 12 digits: personal data
     * @param reachable whether a message would be delivered to a mailbox
     * @param reason why not, or null; a text, since another service may know more reasons
     * @param operator the mailbox operator, or null
     */
    public record MailboxLookupResult(
            @Field(required = true) String recipientId,
            @Field(required = true) boolean reachable,
            String reason,
            Operator operator) {

        /** @return no id */
        @Override
        public String toString() {
            return "MailboxLookupResult[" + (reachable ? "reachable" : reason) + "]";
        }
    }
}
