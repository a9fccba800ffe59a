package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * Writes every part twice in one pass: with prefixes to the wire, and without to the two digests. Text and base64 are the same in both,
 * and are encoded once. However large an attachment is, only one chunk of it is held.
 */
final class OnePassSink implements DeliverySink {

    /** A multiple of three, so that only the last chunk is padded. */
    private static final int CHUNK = 12 * 1024;

    private static final int ENCODED_CHUNK = CHUNK / 3 * 4;
    private static final int TEXT_BUFFER = 4 * 1024;
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private final OutputStream wire;
    private final CanonicalDigests digests;
    private final MessageDigest md5 = Digests.md5();
    private final Base64.Encoder base64 = Base64.getEncoder();
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] encoded = new byte[ENCODED_CHUNK];
    private final byte[] text = new byte[TEXT_BUFFER];
    private final int[] progress = new int[1];

    OnePassSink(OutputStream wire, CanonicalDigests digests) {
        this.wire = wire;
        this.digests = digests;
    }

    @Override
    public void open(Element element) throws IOException {
        wire.write(element.wireOpen);
        digests.write(element.canonicalOpen);
    }

    @Override
    public void close(Element element) throws IOException {
        wire.write(element.wireClose);
        digests.write(element.canonicalClose);
    }

    @Override
    public void text(String value) throws IOException {
        for (int from = 0; from < value.length(); from = progress[0]) {
            both(text, EscapedText.encode(value, from, text, 0, progress));
        }
    }

    @Override
    public void base64(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += CHUNK) {
            int length = Math.min(CHUNK, bytes.length - from);
            System.arraycopy(bytes, from, chunk, 0, length);
            encode(length);
        }
    }

    @Override
    public void attachment(Content content) throws IOException {
        long size = 0;
        try (InputStream input = content.open()) {
            int length = input.readNBytes(chunk, 0, CHUNK);
            while (length > 0) {
                size += length;
                md5.update(chunk, 0, length);
                encode(length);
                length = length < CHUNK ? 0 : input.readNBytes(chunk, 0, CHUNK);
            }
        }
        if (size != content.size()) {
            throw new IOException("An attachment was to have " + content.size() + " bytes and has " + size
                    + ": it must not change while it is being sent");
        }
    }

    @Override
    public void checksum() throws IOException {
        text(UPPER_HEX.formatHex(md5.digest()));
    }

    private void encode(int length) throws IOException {
        byte[] full = length == CHUNK ? chunk : Arrays.copyOf(chunk, length);
        both(encoded, base64.encode(full, encoded));
    }

    private void both(byte[] bytes, int length) throws IOException {
        wire.write(bytes, 0, length);
        digests.write(bytes, 0, length);
    }
}
