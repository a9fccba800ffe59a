package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * What tells a message from every other: SHA-256 over all its fields and its attachments' bytes. Of a form letter everything is known but whom it
 * is for, and there are few enough persons to try them all: so a fingerprint is stored like a personnummer, encrypted.
 */
final class Fingerprint {

    private static final int BUFFER = 16 * 1024;

    private final String value;
    private final List<byte[]> attachments;

    private Fingerprint(String value, List<byte[]> attachments) {
        this.value = value;
        this.attachments = attachments;
    }

    /** @throws MinaMeddelandenException where an attachment can't be read */
    static Fingerprint of(Message message) {
        List<byte[]> attachments = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            try {
                attachments.add(sha256(attachment.content()));
            } catch (IOException e) {
                throw unreadable(message, e);
            }
        }
        MessageDigest sha256 = sha256();
        sha256.update(MessageCodec.encode(message));
        attachments.forEach(sha256::update);
        return new Fingerprint(MessageCodec.VERSION + ":" + HexFormat.of().formatHex(sha256.digest()), attachments);
    }

    static MinaMeddelandenException unreadable(Message message, IOException cause) {
        return new MinaMeddelandenException("An attachment can't be read, message " + message.messageId(), true, cause);
    }

    /** @return the fingerprint, with the version of its making before it */
    String value() {
        return value;
    }

    /** @return SHA-256 of the attachment's bytes when the fingerprint was taken */
    byte[] attachment(int index) {
        return attachments.get(index);
    }

    @Override
    public String toString() {
        return "Fingerprint[masked]";
    }

    static byte[] sha256(Content content) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = content.open()) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return sha256.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
