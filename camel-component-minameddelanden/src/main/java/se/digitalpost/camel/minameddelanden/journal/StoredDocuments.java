package se.digitalpost.camel.minameddelanden.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** Messages and print files in the table of content. */
final class StoredDocuments {

    private final Database database;
    private final ContentTable table;

    StoredDocuments(Database database, ContentTable table) {
        this.database = database;
        this.table = table;
    }

    /** @throws MinaMeddelandenException where an attachment can't be read, or isn't what the fingerprint was made of */
    void insert(Connection connection, Message message, Fingerprint fingerprint) throws SQLException {
        UUID id = message.messageId();
        insert(connection, id, Part.MESSAGE, MessageCodec.encode(message));
        List<Attachment> attachments = message.attachments();
        for (int i = 0; i < attachments.size(); i++) {
            byte[] written;
            try {
                written = insert(
                        connection, id, Part.attachment(i), attachments.get(i).content());
            } catch (IOException e) {
                throw Fingerprint.unreadable(message, e);
            }
            if (!Arrays.equals(written, fingerprint.attachment(i))) {
                throw new MinaMeddelandenException(
                        "An attachment has changed while it was being stored: nothing is stored, message " + id,
                        true,
                        null);
            }
        }
    }

    /** @throws IllegalArgumentException where the PDF can't be read or doesn't have its digest */
    void insert(Connection connection, UUID messageId, PrintFile file) throws SQLException {
        insert(connection, messageId, Part.PRINT_FACTS, PrintFileCodec.encode(file));
        String written;
        try {
            written = HexFormat.of().formatHex(insert(connection, messageId, Part.PRINT_PDF, file.pdf()));
        } catch (IOException e) {
            throw new IllegalArgumentException("The print file can't be read", e);
        }
        if (!written.equals(file.sha256())) {
            throw new IllegalArgumentException("The print file's bytes don't have its digest");
        }
    }

    private void insert(Connection connection, UUID messageId, int part, byte[] bytes) throws SQLException {
        try {
            table.insert(connection, messageId, part, new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory doesn't fail", e);
        }
    }

    /** @return SHA-256 of what was written */
    private byte[] insert(Connection connection, UUID messageId, int part, Content content)
            throws SQLException, IOException {
        MessageDigest sha256 = Fingerprint.sha256();
        try (InputStream input = new DigestInputStream(content.open(), sha256)) {
            table.insert(connection, messageId, part, input, content.size());
        }
        return sha256.digest();
    }

    Message message(UUID messageId) {
        byte[] bytes = whole(messageId, Part.MESSAGE)
                .orElseThrow(() -> new DamagedContentException("the message is missing", messageId, null));
        try {
            return MessageCodec.decode(
                    bytes,
                    (index, size) -> new StoredContent(database, table, messageId, Part.attachment(index), size));
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedContentException("the message can't be read", messageId, null);
        }
    }

    Optional<PrintFile> printFile(UUID messageId) {
        return whole(messageId, Part.PRINT_FACTS).map(bytes -> {
            try {
                return PrintFileCodec.decode(
                        bytes, size -> new StoredContent(database, table, messageId, Part.PRINT_PDF, size));
            } catch (IOException e) {
                throw new DamagedContentException("the print file can't be read", messageId, null);
            }
        });
    }

    /** A part that is small: all its pieces. */
    private Optional<byte[]> whole(UUID messageId, int part) {
        return database.read(connection -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int number = 0; ; ) {
                List<ContentTable.Piece> pieces = table.pieces(connection, messageId, part, number);
                if (pieces.isEmpty() && number == 0) {
                    return Optional.empty();
                }
                if (pieces.isEmpty()) {
                    throw new DamagedContentException("a piece is missing", messageId, null);
                }
                pieces.forEach(piece -> bytes.writeBytes(piece.bytes()));
                if (pieces.get(pieces.size() - 1).last()) {
                    return Optional.of(bytes.toByteArray());
                }
                number += pieces.size();
            }
        });
    }
}
