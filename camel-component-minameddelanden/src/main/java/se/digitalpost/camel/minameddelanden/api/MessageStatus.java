package se.digitalpost.camel.minameddelanden.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * What has become of a message by now, and its history: the answer to {@code POST} and {@code GET}, and the body of a callback. It bears no recipient
 * and no content.
 *
 * @param messageId the service's id of the message
 * @param clientReference the sender's own id
 * @param status where it stands
 * @param channel which way it went, as far as it has gone one
 * @param operator the mailbox operator that was chosen, or null
 * @param transactionId the mailbox operator's id of the delivery, or null
 * @param reason why it did not reach a mailbox, or null; a text, since another service may know more reasons
 * @param events what happened, newest first
 */
public record MessageStatus(
        @Field(required = true) UUID messageId,
        @Field(required = true) String clientReference,
        @Field(required = true) DeliveryStatus status,
        @Field(required = true) Channel channel,
        Operator operator,
        String transactionId,
        String reason,
        @Field(required = true) List<StatusEvent> events) {

    /**
     * The same in the component's words. A reason or a mailbox operator that this component doesn't know is null.
     *
     * @param otherwise when this became known, where the history is empty
     * @return what became of the message
     */
    public Delivery toDelivery(Instant otherwise) {
        return new Delivery(
                clientReference,
                messageId,
                status,
                channel,
                operator == null ? null : operator.toServiceSupplier(),
                transactionId,
                knownReason(),
                null,
                null,
                events.isEmpty() ? otherwise : events.get(0).time());
    }

    private Reason knownReason() {
        return Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst()
                .orElse(null);
    }

    /**
     * A step of a message's way.
     *
     * @param time when it happened
     * @param status what it was then
     * @param detail what happened, for a person to read
     */
    public record StatusEvent(
            @Field(required = true) Instant time,
            @Field(required = true) DeliveryStatus status,
            @Field(required = true) String detail) {}
}
