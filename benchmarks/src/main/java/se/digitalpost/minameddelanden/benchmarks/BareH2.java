package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import se.digitalpost.camel.minameddelanden.message.Content;

/**
 * Very little of a letter in H2, to compare the journal with: in one transaction its content and that it is being posted, in another one that it was delivered,
 * and the content is gone. Two tables in the order in which letters come; no history, no index, no encryption, one thread. Another way to write it may cost less.
 */
final class BareH2 implements AutoCloseable {

    private static final int PIECE = 16 * 1024;
    private static final int PIECES = 1 << 14;
    private static final int FACTS = 600;

    private final Connection connection;
    private final PreparedStatement posting;
    private final PreparedStatement piece;
    private final PreparedStatement delivered;
    private final PreparedStatement purge;

    BareH2(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
            statement.execute("CREATE TABLE letter (id BIGINT PRIMARY KEY, state VARCHAR(20), facts VARBINARY(1000))");
            statement.execute("CREATE TABLE content (id BIGINT PRIMARY KEY, data VARBINARY(20000))");
        }
        connection.setAutoCommit(false);
        posting = connection.prepareStatement("INSERT INTO letter (id, state, facts) VALUES (?, 'DELIVERING', ?)");
        piece = connection.prepareStatement("INSERT INTO content (id, data) VALUES (?, ?)");
        delivered = connection.prepareStatement("UPDATE letter SET state = 'DELIVERED' WHERE id = ?");
        purge = connection.prepareStatement("DELETE FROM content WHERE id BETWEEN ? AND ?");
    }

    void posting(long number, Content content) throws SQLException, IOException {
        posting.setLong(1, number);
        posting.setBytes(2, new byte[FACTS]);
        posting.executeUpdate();
        long id = number * PIECES;
        try (InputStream input = content.open()) {
            byte[] bytes = input.readNBytes(PIECE);
            while (bytes.length > 0) {
                piece.setLong(1, id++);
                piece.setBytes(2, bytes);
                piece.addBatch();
                bytes = input.readNBytes(PIECE);
            }
        }
        piece.executeBatch();
        connection.commit();
    }

    void delivered(long number) throws SQLException {
        purge.setLong(1, number * PIECES);
        purge.setLong(2, (number + 1) * PIECES - 1);
        purge.executeUpdate();
        delivered.setLong(1, number);
        delivered.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
