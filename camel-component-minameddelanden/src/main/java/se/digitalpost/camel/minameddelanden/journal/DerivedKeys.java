package se.digitalpost.camel.minameddelanden.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that follow from one content key (HKDF with SHA-256, RFC 5869): one for each letter, so that random nonces never become scarce and a
 * value of one letter means nothing in another; and one for finding recipients.
 */
final class DerivedKeys {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] SALT = "minameddelanden journal".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RECIPIENT = "recipient".getBytes(StandardCharsets.US_ASCII);
    /** One block of SHA-256 is a whole key. */
    private static final byte[] FIRST_BLOCK = {1};

    private final String id;
    private final SecretKey base;
    private final SecretKey recipientKey;

    DerivedKeys(String id, byte[] contentKey) {
        this.id = id;
        this.base = new SecretKeySpec(hmac(new SecretKeySpec(SALT, HMAC), contentKey), HMAC);
        this.recipientKey = new SecretKeySpec(hmac(base, RECIPIENT, FIRST_BLOCK), HMAC);
    }

    String id() {
        return id;
    }

    /** The key of one letter. */
    SecretKey forLetter(UUID messageId) {
        byte[] letter = ByteBuffer.allocate(16)
                .putLong(messageId.getMostSignificantBits())
                .putLong(messageId.getLeastSignificantBits())
                .array();
        return new SecretKeySpec(hmac(base, CONTENT, letter, FIRST_BLOCK), "AES");
    }

    /** What a recipient is found by: the same for the same recipient, and nothing to whoever doesn't have the key. */
    byte[] lookUp(String recipient) {
        return hmac(recipientKey, recipient.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "DerivedKeys[" + id + "]";
    }
}
