package se.digitalpost.camel.minameddelanden.message;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A letter to one recipient, with all that is needed to send it digitally or on paper. Made with {@link #builder()}, which
 * checks every rule, so that a message that exists can be sealed. Immutable.
 *
 * @param clientReference the sender's own id of the message, which together with the sender makes it unique: the same reference
 *     is the same message, however often it is sent; null until the endpoint fills in the exchange's id
 * @param sender who sends; null where the endpoint's sender is to be used
 * @param recipient whom it is for
 * @param subject at most 255 characters, written from the recipient's point of view
 * @param body what the recipient reads
 * @param attachments documents that complete the body, in order
 * @param supportInfo where to turn with questions; null where the endpoint's is to be used
 * @param language the language as the infrastructure writes it, {@code svSE}
 * @param reference the delivery's reference (schema: Reference), or null
 * @param correlationId what ties messages together (schema: CorrelationId); null for the message's own id
 * @param attention whom at the recipient it is for (schema: Attention), or null
 * @param metadata facts that sender and operator have agreed on
 * @param officialMatter what event in which case it is about, or null
 * @param deliveryMode which ways it may go
 * @param postalAddress where a printed letter goes, or null where it has to be looked up
 * @param paper how it is printed, where it is
 * @param department the sender's department (förvaltning), or null
 * @param costCentre what the print is charged to (kostnadsställe), or null
 * @param batchReference the sender's own id of the mailing that the message belongs to, or null
 */
public record Message(
        String clientReference,
        Sender sender,
        RecipientId recipient,
        String subject,
        MessageBody body,
        List<Attachment> attachments,
        SupportInfo supportInfo,
        String language,
        String reference,
        String correlationId,
        String attention,
        List<Metadata> metadata,
        OfficialMatter officialMatter,
        DeliveryMode deliveryMode,
        PostalAddress postalAddress,
        PaperOptions paper,
        String department,
        String costCentre,
        String batchReference) {

    /** The language that is used where none is said. */
    public static final String DEFAULT_LANGUAGE = "svSE";

    /** Use {@link #builder()}, which checks the rules; this constructor only copies the lists. */
    public Message {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(deliveryMode, "deliveryMode");
        Objects.requireNonNull(paper, "paper");
        attachments = List.copyOf(attachments);
        metadata = List.copyOf(metadata);
    }

    /**
     * @return a builder of a new message
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * @return a builder that begins with all that this message has
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The same message, with the same documents from elsewhere. No rule is checked.
     *
     * @param others the attachments
     * @return the message
     */
    public Message withAttachments(List<Attachment> others) {
        return new Message(
                clientReference,
                sender,
                recipient,
                subject,
                body,
                others,
                supportInfo,
                language,
                reference,
                correlationId,
                attention,
                metadata,
                officialMatter,
                deliveryMode,
                postalAddress,
                paper,
                department,
                costCentre,
                batchReference);
    }

    /**
     * The message's id on the wire. It follows from sender and client reference alone (RFC 9562, version 5), so that each
     * retry, also after a restart and on another node, is the same message.
     *
     * @return the id
     * @throws IllegalStateException where sender or client reference isn't known yet
     */
    public UUID messageId() {
        if (sender == null || clientReference == null) {
            throw new IllegalStateException("A message has an id once it has a sender and a client reference");
        }
        return MessageId.of(sender.id(), clientReference);
    }

    /** @return the client reference and the masked recipient only: content is never logged */
    @Override
    public String toString() {
        return "Message[" + clientReference + " to " + recipient + "]";
    }

    /** Collects a message's parts and checks them all at once. Not safe for use by several threads. */
    public static final class Builder extends MessageDraft<Builder> {

        private Builder() {}

        private Builder(Message message) {
            super(message);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Checks every rule and makes the message.
         *
         * @return a message that can be sealed
         * @throws InvalidMessageException naming every fault
         */
        public Message build() {
            return check(false);
        }

        /**
         * Checks every rule, also that sender, support information and client reference are known.
         *
         * @return a message that can be sent as it is
         * @throws InvalidMessageException naming every fault
         */
        public Message buildComplete() {
            return check(true);
        }
    }
}
