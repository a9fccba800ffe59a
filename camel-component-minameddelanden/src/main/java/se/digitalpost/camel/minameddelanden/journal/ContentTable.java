package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table of content: in pieces of a quarter of a megabyte, each encrypted by itself, so that no document is ever held as a whole. */
final class ContentTable {

    static final int PIECE = 256 * 1024;

    private static final String INSERT =
            "INSERT INTO mm_content (message_id, part, piece, is_last, data) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT is_last, data FROM mm_content WHERE message_id = ? AND part = ? AND piece = ?";

    private final Vault vault;

    /** One piece, decrypted. */
    record Piece(byte[] bytes, boolean last) {}

    ContentTable(Vault vault) {
        this.vault = vault;
    }

    /**
     * Writes one part of a letter.
     *
     * @return how many bytes it has
     * @throws IOException where the input can't be read
     */
    long insert(Connection connection, UUID messageId, int part, InputStream input, long expectedSize)
            throws SQLException, IOException {
        byte[] buffer = new byte[(int) Math.min(PIECE, expectedSize + 1)];
        long size = 0;
        int number = 0;
        int filled = input.readNBytes(buffer, 0, buffer.length);
        while (true) {
            // Only what comes after a full buffer tells whether it was the last.
            int next = filled < buffer.length ? -1 : input.read();
            insert(connection, new Vault.Place(messageId, part, number, next < 0), buffer, filled);
            size += filled;
            if (next < 0) {
                return size;
            }
            number++;
            buffer[0] = (byte) next;
            filled = 1 + input.readNBytes(buffer, 1, buffer.length - 1);
        }
    }

    private void insert(Connection connection, Vault.Place place, byte[] bytes, int length) throws SQLException {
        Sql.update(
                connection,
                INSERT,
                place.messageId(),
                place.part(),
                place.number(),
                place.last(),
                vault.seal(place, bytes, length));
    }

    /** @throws DamagedContentException where it isn't what was stored there */
    Optional<Piece> piece(Connection connection, UUID messageId, int part, int number) throws SQLException {
        return Sql.first(
                connection,
                SELECT,
                row -> {
                    boolean last = row.getBoolean(1);
                    Vault.Place place = new Vault.Place(messageId, part, number, last);
                    return new Piece(vault.open(place, row.getBytes(2)), last);
                },
                messageId,
                part,
                number);
    }

    void delete(Connection connection, UUID messageId) throws SQLException {
        Sql.update(connection, "DELETE FROM mm_content WHERE message_id = ?", messageId);
    }

    void deletePrintFile(Connection connection, UUID messageId) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM mm_content WHERE message_id = ? AND part IN (?, ?)",
                messageId,
                Part.PRINT_FACTS,
                Part.PRINT_PDF);
    }
}
