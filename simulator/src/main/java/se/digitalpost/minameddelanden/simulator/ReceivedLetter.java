package se.digitalpost.minameddelanden.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message that a mailbox operator has taken.
 *
 * @param operator who took it
 * @param senderId the sender's organization number, with the prefix 16
 * @param senderName the sender's name
 * @param recipientId 12 digits
 * @param messageId Message/Header/Id
 * @param correlationId Delivery/Header/CorrelationId; null if it was not sent
 * @param subject the subject
 * @param language as {@code svSE}
 * @param supportInfo Supportinfo; its parts other than the text may be null
 * @param bodyContentType text/plain or text/html, if it was verified
 * @param body the decoded text
 * @param attachments in the order sent
 * @param transId what was answered as TransId, or would have been
 * @param envelope the exact body of the HTTP request; not copied, so not to be changed
 * @param received when, by the simulator's clock
 * @param tlsOrganization the organization number of the TLS client certificate; null if it has none
 */
public record ReceivedLetter(
        MailboxOperator operator,
        String senderId,
        String senderName,
        String recipientId,
        String messageId,
        String correlationId,
        String subject,
        String language,
        SupportInfo supportInfo,
        String bodyContentType,
        String body,
        List<ReceivedAttachment> attachments,
        String transId,
        byte[] envelope,
        Instant received,
        String tlsOrganization) {

    /** The attachments are copied; the envelope is not. */
    public ReceivedLetter {
        attachments = List.copyOf(attachments);
    }

    /** Whom to ask about the message. */
    public record SupportInfo(String text, String url, String phoneNumber, String emailAddress) {}

    /** The only attachment, if there is exactly one. */
    public Optional<ReceivedAttachment> onlyAttachment() {
        return attachments.size() == 1 ? Optional.of(attachments.get(0)) : Optional.empty();
    }

    /** Whether the other is the same message to the same recipient, sent again. */
    public boolean isSameMessageAs(ReceivedLetter other) {
        return Objects.equals(messageId, other.messageId)
                && Objects.equals(senderId, other.senderId)
                && Objects.equals(recipientId, other.recipientId);
    }

    /** Ids masked, no content. */
    @Override
    public String toString() {
        return "ReceivedLetter[" + operator + ", from " + senderId + " to " + MaskedId.of(recipientId) + ", "
                + attachments.size() + " attachments, " + envelope.length + " bytes, " + received + ']';
    }
}
