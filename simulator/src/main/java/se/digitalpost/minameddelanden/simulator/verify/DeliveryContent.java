package se.digitalpost.minameddelanden.simulator.verify;

import java.util.List;

/**
 * What a delivery says. Everything that the schema lets be left out, or that could not be read, is null.
 *
 * @param senderId Header/Sender/Id
 * @param senderName Header/Sender/Name
 * @param recipientId Header/Recipient
 * @param correlationId Header/CorrelationId
 * @param messages in the order sent; in production there is one
 */
public record DeliveryContent(
        String senderId, String senderName, String recipientId, String correlationId, List<Message> messages) {

    /** Copies the list. */
    public DeliveryContent {
        messages = List.copyOf(messages);
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "DeliveryContent[" + messages.size() + " messages]";
    }

    /**
     * One message.
     *
     * @param body decoded; empty where it is not base64
     */
    public record Message(
            String id,
            String subject,
            String supportText,
            String supportUrl,
            String supportPhoneNumber,
            String supportEmailAddress,
            String language,
            String bodyContentType,
            byte[] body,
            List<Attachment> attachments) {

        /** Copies the list. */
        public Message {
            attachments = List.copyOf(attachments);
        }

        /** Nothing of what it says. */
        @Override
        public String toString() {
            return "Message[" + attachments.size() + " attachments]";
        }
    }

    /**
     * One attachment.
     *
     * @param content decoded; empty where it is not base64
     */
    public record Attachment(String fileName, String contentType, byte[] content, String checksum) {

        /** Type and size. */
        @Override
        public String toString() {
            return "Attachment[" + contentType + ", " + content.length + " bytes]";
        }
    }
}
