package se.digitalpost.camel.minameddelanden.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Derives a message's id from sender and client reference: a name-based UUID as RFC 9562 defines for version 5. */
public final class MessageId {

    /** This product's own namespace; another one would give every message a new id. */
    private static final UUID NAMESPACE = UUID.fromString("6f1d2c1e-8a52-5b0e-9c38-0b6f7f6d6d21");

    private MessageId() {}

    /**
     * @param sender who sends
     * @param clientReference the sender's own id of the message
     * @return the id that {@link Message#messageId()} tells
     */
    public static UUID of(OrganizationNumber sender, String clientReference) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        sha1.update((sender.value() + '/' + clientReference).getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
