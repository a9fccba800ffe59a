package se.digitalpost.camel.minameddelanden.api;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

/**
 * What has become of a message by now, in the common API's words. It bears no recipient and no content.
 *
 * @param messageId the service's id of the message
 * @param clientReference the sender's own id
 * @param status where it stands
 * @param channel which way it went, as far as it has gone one
 * @param operator the mailbox operator that was chosen, or null
 * @param transactionId the mailbox operator's id of the delivery, or null
 * @param reason why it did not reach a mailbox, or null; a text, since another service may know more reasons
 */
public record MessageSummary(
        @Field(required = true) UUID messageId,
        @Field(required = true) String clientReference,
        @Field(required = true) DeliveryStatus status,
        @Field(required = true) Channel channel,
        Operator operator,
        String transactionId,
        String reason) {}
