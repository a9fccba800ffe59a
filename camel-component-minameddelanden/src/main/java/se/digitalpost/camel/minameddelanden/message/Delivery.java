package se.digitalpost.camel.minameddelanden.message;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What became of a message. It bears no content and no recipient id, so it may be logged and stored.
 *
 * @param clientReference the sender's own id of the message
 * @param messageId the message's id on the wire
 * @param status where it stands
 * @param channel which way it went
 * @param operator the mailbox operator that was chosen, or null where none was
 * @param transactionId the mailbox operator's id of the delivery (TransId), or null
 * @param reason why it didn't reach a mailbox, or null where it did
 * @param fault the mailbox operator's fault, or null
 * @param sealedSha256 SHA-256 of the sealed bytes in lower-case hex, or null where nothing was sealed
 * @param time when this became known
 */
public record Delivery(
        String clientReference,
        UUID messageId,
        DeliveryStatus status,
        Channel channel,
        ServiceSupplier operator,
        String transactionId,
        Reason reason,
        OperatorFault fault,
        String sealedSha256,
        Instant time) {

    /** Status, channel and time are required. */
    public Delivery {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(time, "time");
    }

    /** @return the mailbox operator's name, or null where none was chosen */
    public String operatorName() {
        return operator == null ? null : operator.name();
    }
}
