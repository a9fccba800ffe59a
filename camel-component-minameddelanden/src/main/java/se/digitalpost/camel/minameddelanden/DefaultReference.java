package se.digitalpost.camel.minameddelanden;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * The client reference of a message that has none: the exchange's id, which a redelivery keeps, and a mark of the letter, so that two
 * letters of one exchange are two.
 */
final class DefaultReference {

    private static final int MARK_BYTES = 8;

    private DefaultReference() {}

    static String of(String exchangeId, Message message) {
        MessageDigest digest = sha256();
        add(digest, message.recipient().value());
        add(digest, message.subject());
        add(digest, message.body().text());
        for (Attachment attachment : message.attachments()) {
            add(digest, attachment.fileName());
            add(digest, Long.toString(attachment.content().size()));
        }
        return exchangeId + '-' + HexFormat.of().formatHex(digest.digest(), 0, MARK_BYTES);
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
