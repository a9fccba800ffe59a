package se.digitalpost.camel.minameddelanden.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest algorithms that the infrastructure uses; every Java platform has them. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** The attachments' checksum. It guards against nothing but accidents; the signatures do the rest. */
    static MessageDigest md5() {
        return digest("MD5");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
