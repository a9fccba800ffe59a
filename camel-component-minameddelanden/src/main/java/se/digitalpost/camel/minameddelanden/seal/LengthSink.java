package se.digitalpost.camel.minameddelanden.seal;

import se.digitalpost.camel.minameddelanden.message.Content;

/** Measures how long a delivery is on the wire, to the byte, without encoding anything. */
final class LengthSink implements DeliverySink {

    private static final int MD5_HEX_LENGTH = 32;

    private long length;

    long length() {
        return length;
    }

    @Override
    public void open(Element element) {
        length += element.wireOpen.length;
    }

    @Override
    public void close(Element element) {
        length += element.wireClose.length;
    }

    @Override
    public void text(String text) {
        length += EscapedText.length(text);
    }

    @Override
    public void base64(byte[] bytes) {
        length += base64Length(bytes.length);
    }

    @Override
    public void attachment(Content content) {
        length += base64Length(content.size());
    }

    @Override
    public void checksum() {
        length += MD5_HEX_LENGTH;
    }

    static long base64Length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }
}
