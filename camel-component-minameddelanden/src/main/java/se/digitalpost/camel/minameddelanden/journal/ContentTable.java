package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table of content: in pieces of 16 kB, each encrypted by itself, so that no document is ever held as a whole. Sixteen are written, or read, at a time.
 * Larger pieces cost H2 more: with each row it writes its neighbour anew.
 */
final class ContentTable {

    static final int PIECE = 16 * 1024;
    private static final int AT_ONCE = 16;

    private static final String INSERT =
            "INSERT INTO mm_content (message_id, part, piece, is_last, data) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT piece, is_last, data FROM mm_content WHERE message_id = ? AND part = ?"
            + " AND piece BETWEEN ? AND ? ORDER BY piece";

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
        Vault.Sealer sealer = vault.sealer(messageId);
        byte[] buffer = new byte[(int) Math.min(PIECE, expectedSize + 1)];
        List<Object[]> rows = new ArrayList<>();
        long size = 0;
        int number = 0;
        int filled = input.readNBytes(buffer, 0, buffer.length);
        while (true) {
            // Only what comes after a full buffer tells whether it was the last.
            int next = filled < buffer.length ? -1 : input.read();
            rows.add(row(sealer, new Vault.Place(messageId, part, number, next < 0), buffer, filled));
            size += filled;
            if (next < 0 || rows.size() == AT_ONCE) {
                Sql.batch(connection, INSERT, rows);
                rows.clear();
            }
            if (next < 0) {
                return size;
            }
            number++;
            buffer[0] = (byte) next;
            filled = 1 + input.readNBytes(buffer, 1, buffer.length - 1);
        }
    }

    private static Object[] row(Vault.Sealer sealer, Vault.Place place, byte[] bytes, int length) {
        byte[] stored = sealer.seal(place, bytes, length);
        return new Object[] {place.messageId(), place.part(), place.number(), place.last(), stored};
    }

    /**
     * Reads pieces from this one on, as many as are read at a time.
     *
     * @return the pieces in their order; empty where this one isn't there
     * @throws DamagedContentException where one isn't what was stored there, or is missing
     */
    List<Piece> pieces(Connection connection, UUID messageId, int part, int first) throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        Sql.list(
                connection,
                SELECT,
                row -> {
                    boolean last = row.getBoolean("is_last");
                    Vault.Place place = new Vault.Place(messageId, part, first + pieces.size(), last);
                    return pieces.add(new Piece(vault.open(place, row.getBytes("data")), last));
                },
                messageId,
                part,
                first,
                first + AT_ONCE - 1);
        return pieces;
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
