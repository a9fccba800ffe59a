package se.digitalpost.camel.minameddelanden.seal;

import java.security.MessageDigest;
import java.util.HexFormat;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * A complete SOAP envelope with a sealed delivery in it: exactly the bytes that are posted, and posted again on a retry.
 */
public final class SealedEnvelope {

    private final byte[] bytes;

    SealedEnvelope(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @return the envelope as content that can be posted any number of times */
    public Content content() {
        return Content.of(bytes);
    }

    /** @return a copy of the envelope's bytes: UTF-8, without an XML declaration */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** @return the number of bytes */
    public int size() {
        return bytes.length;
    }

    /** @return SHA-256 of the bytes in lower-case hex: what proves later what was sent */
    public String sha256() {
        MessageDigest sha256 = Algorithms.best().sha256();
        return HexFormat.of().formatHex(sha256.digest(bytes));
    }

    /** @return the size only */
    @Override
    public String toString() {
        return "SealedEnvelope[" + bytes.length + " bytes]";
    }
}
