package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.BatchRules.Collected;

/** The tables of batches and of their letters. */
final class BatchTables {

    private static final String COLUMNS = "name, queue, folder, profile, state, letters, bytes, closed_at,"
            + " handed_over_at, due_at, attempts, node, token, detail";
    private static final String INSERT = "INSERT INTO mm_batch (name, queue, folder, profile, state, letters, bytes,"
            + " closed_at, due_at, attempts, token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";
    private static final String UPDATE = "UPDATE mm_batch SET state = ?, handed_over_at = ?, due_at = ?, attempts = ?,"
            + " node = ?, token = ?, detail = ? WHERE name = ? AND token = ?";
    private static final String COLLECT = "INSERT INTO mm_batch_letter (message_id, event, queue, folder, bytes,"
            + " collected_at) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String WAITING = "SELECT queue, folder, COUNT(*), SUM(bytes), MIN(collected_at) AS oldest FROM"
            + " mm_batch_letter WHERE batch IS NULL";
    private static final String GROUPED = " GROUP BY queue, folder ORDER BY queue, folder";
    private static final String NEXT =
            "SELECT message_id, event, bytes, collected_at FROM mm_batch_letter WHERE queue = ?"
                    + " AND folder = ? AND batch IS NULL ORDER BY collected_at, message_id FETCH FIRST ? ROWS ONLY";
    private static final String PLACE =
            "UPDATE mm_batch_letter SET batch = ?, place = ? WHERE message_id = ? AND event = ? AND batch IS NULL";
    private static final String LETTERS =
            "SELECT message_id FROM mm_batch_letter WHERE batch = ? AND place > ? ORDER BY place FETCH FIRST ? ROWS ONLY";
    private static final String NOT_CONCLUDED =
            "SELECT b.message_id FROM mm_batch_letter b JOIN mm_message m ON m.message_id = b.message_id AND"
                    + " m.last_event = b.event WHERE b.batch = ? AND m.state = 'COLLECTED' ORDER BY b.place"
                    + " FETCH FIRST ? ROWS ONLY";

    private final Dialect dialect;

    /**
     * A row of the table of batches.
     *
     * @param token the last lease's
     */
    record Row(Batch batch, long token) {}

    BatchTables(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Until the transaction ends, nobody else closes a batch. */
    void lock(Connection connection) throws SQLException {
        Sql.first(connection, "SELECT name FROM mm_lock WHERE name = 'BATCHES' FOR UPDATE", row -> true)
                .orElseThrow(() -> new IllegalStateException("mm_lock has lost its row BATCHES"));
    }

    void collect(Connection connection, JournalEntry entry, String queue, String folder, long bytes)
            throws SQLException {
        Sql.update(connection, COLLECT, entry.messageId(), entry.lastEvent(), queue, folder, bytes, entry.changedAt());
    }

    /** @return false where the letter doesn't wait for a batch */
    boolean removeWaiting(Connection connection, UUID messageId) throws SQLException {
        return Sql.update(connection, "DELETE FROM mm_batch_letter WHERE message_id = ? AND batch IS NULL", messageId)
                == 1;
    }

    List<WaitingLetters> waiting(Connection connection) throws SQLException {
        return Sql.list(connection, WAITING + GROUPED, BatchTables::readWaiting);
    }

    List<WaitingLetters> waiting(Connection connection, String queue) throws SQLException {
        return Sql.list(connection, WAITING + " AND queue = ?" + GROUPED, BatchTables::readWaiting, queue);
    }

    private static WaitingLetters readWaiting(ResultSet row) throws SQLException {
        return new WaitingLetters(
                row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), Sql.instant(row, "oldest"));
    }

    List<Collected> next(Connection connection, String queue, String folder, int max) throws SQLException {
        return Sql.list(
                connection,
                NEXT,
                row -> new Collected(
                        row.getObject(1, UUID.class), row.getInt(2), row.getLong(3), Sql.instant(row, "collected_at")),
                queue,
                folder,
                max);
    }

    /** @throws Database.Conflict where one of the letters was withdrawn meanwhile */
    void insert(Connection connection, Batch batch, List<Collected> letters) throws SQLException {
        Sql.update(
                connection,
                INSERT,
                batch.name(),
                batch.queue(),
                batch.folder(),
                batch.profile(),
                batch.state(),
                batch.letters(),
                batch.bytes(),
                batch.closedAt(),
                batch.nextAttemptAt());
        List<Object[]> places = new ArrayList<>();
        for (Collected letter : letters) {
            places.add(new Object[] {batch.name(), places.size() + 1, letter.messageId(), letter.event()});
        }
        for (int changed : Sql.batch(connection, PLACE, places)) {
            if (changed != 1) {
                throw new Database.Conflict();
            }
        }
    }

    Optional<Row> lockDue(Connection connection, Set<String> queues, Instant now) throws SQLException {
        String condition =
                Dialect.DUE + " AND queue IN (" + String.join(", ", Collections.nCopies(queues.size(), "?")) + ")";
        String sql = dialect.lock(COLUMNS, "mm_batch", condition, "due_at", "mm_batch_due");
        List<Object> values = new ArrayList<>();
        values.add(Instant.EPOCH);
        values.add(now);
        values.addAll(queues);
        values.add(1);
        return Sql.first(connection, sql, BatchTables::read, values.toArray());
    }

    Optional<Row> find(Connection connection, String name) throws SQLException {
        return Sql.first(connection, "SELECT " + COLUMNS + " FROM mm_batch WHERE name = ?", BatchTables::read, name);
    }

    List<Batch> list(Connection connection, int page, int limit) throws SQLException {
        String sql = "SELECT " + COLUMNS
                + " FROM mm_batch ORDER BY closed_at DESC, name OFFSET ? ROWS FETCH FIRST ? ROWS ONLY";
        return Sql.list(connection, sql, row -> read(row).batch(), (page - 1L) * limit, limit);
    }

    /** @throws Database.Conflict where somebody else has written it since it was read */
    void update(Connection connection, Row read, Batch changed, long token) throws SQLException {
        int written = Sql.update(
                connection,
                UPDATE,
                changed.state(),
                changed.handedOverAt(),
                changed.nextAttemptAt(),
                changed.attempts(),
                changed.node(),
                token,
                changed.detail(),
                changed.name(),
                read.token());
        if (written != 1) {
            throw new Database.Conflict();
        }
    }

    List<UUID> letters(Connection connection, String batch, int after, int max) throws SQLException {
        return Sql.list(connection, LETTERS, row -> row.getObject(1, UUID.class), batch, after, max);
    }

    /** Letters of a batch that are still COLLECTED. */
    List<UUID> notConcluded(Connection connection, String batch, int max) throws SQLException {
        return Sql.list(connection, NOT_CONCLUDED, row -> row.getObject(1, UUID.class), batch, max);
    }

    /** Takes a letter out of its batch, and lets the others wait for another one. */
    boolean dissolve(Connection connection, String batch, UUID messageId) throws SQLException {
        int removed = Sql.update(
                connection, "DELETE FROM mm_batch_letter WHERE batch = ? AND message_id = ?", batch, messageId);
        Sql.update(connection, "UPDATE mm_batch_letter SET batch = NULL, place = NULL WHERE batch = ?", batch);
        return removed == 1;
    }

    private static Row read(ResultSet row) throws SQLException {
        Batch batch = new Batch(
                row.getString("name"),
                row.getString("queue"),
                row.getString("folder"),
                row.getString("profile"),
                BatchState.valueOf(row.getString("state")),
                row.getInt("letters"),
                row.getLong("bytes"),
                Sql.instant(row, "closed_at"),
                Sql.instant(row, "handed_over_at"),
                Sql.instant(row, "due_at"),
                row.getInt("attempts"),
                row.getString("node"),
                row.getString("detail"));
        return new Row(batch, row.getLong("token"));
    }
}
