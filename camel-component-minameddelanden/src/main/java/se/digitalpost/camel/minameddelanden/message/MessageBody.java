package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * What the recipient reads: the message itself, which attachments complete.
 *
 * @param format plain text or HTML
 * @param text the text, with LF as line end
 */
public record MessageBody(Format format, String text) {

    /** The formats that the infrastructure takes. */
    public enum Format {
        /** Text without any formatting. */
        TEXT("text/plain"),
        /** HTML that is valid for its doctype, with inline images only and no script. */
        HTML("text/html");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** @return the media type as it is written on the wire */
        public String contentType() {
            return contentType;
        }
    }

    /** Both parts are required. */
    public MessageBody {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(text, "text");
    }

    /** @return format and length only: content is never logged */
    @Override
    public String toString() {
        return "MessageBody[" + format + ", " + text.length() + " characters]";
    }
}
