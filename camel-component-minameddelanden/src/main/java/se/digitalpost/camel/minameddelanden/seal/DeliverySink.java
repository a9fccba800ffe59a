package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;

import se.digitalpost.camel.minameddelanden.message.Content;

/** Where the parts of a delivery go, in document order: to be written, or only to be measured. */
interface DeliverySink {

    void open(Element element) throws IOException;

    void close(Element element) throws IOException;

    /** Text content, not escaped yet. */
    void text(String text) throws IOException;

    /** Bytes that become base64. */
    void base64(byte[] bytes) throws IOException;

    /** An attachment's bytes, which become base64, and whose MD5 the next call of {@link #checksum} writes. */
    void attachment(Content content) throws IOException;

    /** The upper-case hexadecimal MD5 of the attachment just written. */
    void checksum() throws IOException;

    default void leaf(Element element, String text) throws IOException {
        open(element);
        text(text);
        close(element);
    }

    default void optionalLeaf(Element element, String text) throws IOException {
        if (text != null) {
            leaf(element, text);
        }
    }
}
