package se.digitalpost.camel.minameddelanden.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Content that goes to many recipients: a mass mailing's enclosure. It is read, encoded and checksummed once, when it is made, and not
 * again for each letter. It lies in memory, in its encoded form, which is a third larger than the document.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class PreparedContent implements Content {

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private final byte[] base64;
    private final long size;
    private final String checksum;

    private PreparedContent(byte[] base64, long size, String checksum) {
        this.base64 = base64;
        this.size = size;
        this.checksum = checksum;
    }

    /**
     * Reads and encodes a document.
     *
     * @param content the document
     * @return the same document, ready to go to many
     * @throws IOException where it can't be read
     */
    public static PreparedContent of(Content content) throws IOException {
        byte[] bytes;
        try (InputStream input = content.open()) {
            bytes = input.readAllBytes();
        }
        return new PreparedContent(
                Base64.getEncoder().encode(bytes), bytes.length, UPPER_HEX.formatHex(md5().digest(bytes)));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Content inMemory() {
        return this;
    }

    @Override
    public InputStream open() {
        return Base64.getDecoder().wrap(new ByteArrayInputStream(base64));
    }

    /** @return the document in base64, padded and without line breaks: not a copy, so not to be changed */
    public byte[] base64() {
        return base64;
    }

    /** @return the document's MD5 in upper-case hex, as the infrastructure wants it */
    public String checksum() {
        return checksum;
    }

    /** @return the size only */
    @Override
    public String toString() {
        return "PreparedContent[" + size + " bytes]";
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
