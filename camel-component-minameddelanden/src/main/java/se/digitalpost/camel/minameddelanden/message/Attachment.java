package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * A document that comes with the message (bilaga). The infrastructure takes PDF.
 *
 * @param fileName what the recipient sees, for example {@code Beslut.pdf}
 * @param contentType the media type, {@code application/pdf}
 * @param content the bytes
 * @param channel which ways it goes, where the message goes them
 */
public record Attachment(String fileName, String contentType, Content content, AttachmentChannel channel) {

    /** The media type of all attachments that mailbox operators are known to take. */
    public static final String PDF = "application/pdf";

    /** All parts are required; whether they are sound is told by {@link Message.Builder#build()}. */
    public Attachment {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(channel, "channel");
    }

    /**
     * An attachment that goes wherever the message goes.
     *
     * @param fileName what the recipient sees
     * @param contentType the media type
     * @param content the bytes
     */
    public Attachment(String fileName, String contentType, Content content) {
        this(fileName, contentType, content, AttachmentChannel.BOTH);
    }

    /**
     * A PDF that goes wherever the message goes.
     *
     * @param fileName what the recipient sees
     * @param content the PDF's bytes
     * @return the attachment
     */
    public static Attachment pdf(String fileName, Content content) {
        return new Attachment(fileName, PDF, content);
    }

    /**
     * @param channel which ways it goes instead
     * @return the same document
     */
    public Attachment withChannel(AttachmentChannel channel) {
        return new Attachment(fileName, contentType, content, channel);
    }

    /**
     * @param content the same bytes from elsewhere
     * @return the same document
     */
    public Attachment withContent(Content content) {
        return new Attachment(fileName, contentType, content, channel);
    }

    /** @return the size only: neither name nor content belongs in a log */
    @Override
    public String toString() {
        return "Attachment[" + content.size() + " bytes]";
    }
}
