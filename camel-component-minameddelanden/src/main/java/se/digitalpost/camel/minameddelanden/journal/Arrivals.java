package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;

/**
 * The table {@code mm_arrival}, where a database that rewrites pages ({@link Dialect#hasArrivals}) keeps what it was given last: all rows of a letter
 * in one, which is written when the letter is accepted and once more when it is delivered. They are settled, moved to the tables
 * where they belong, many letters at a time, before anything else is asked or done. So every other table is as if this one weren't there, and
 * each of its pages is written once for many letters, not twice for each.
 *
 * <p>A letter is accepted by its row here, and settled once. So of two rows with the same id only one gets in: a new row waits for one that
 * is being settled, and then finds the letter in its table.
 */
final class Arrivals {

    /** How many are settled in a transaction. */
    static final int AT_ONCE = 256;

    /** So many are worth being settled: together they have most pages in common. */
    static final int MANY = 1000;

    /** How many of this node's may lie here at most. */
    static final int ROOM = 2 * MANY;

    private static final String INSERT =
            "INSERT INTO mm_arrival (message_id, version, due_at, data) VALUES (?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE mm_arrival SET version = ?, due_at = ?, data = ? WHERE message_id = ? AND version = ?";
    private static final String DELETE = "DELETE FROM mm_arrival WHERE message_id = ?";
    private static final String IS_THERE = "SELECT 1 FROM mm_arrival WHERE message_id = ?";
    private static final String IS_ANY = "SELECT 1 FROM mm_arrival FETCH FIRST 1 ROWS ONLY";
    private static final String LOCK_ONE = "SELECT message_id, data FROM mm_arrival WHERE message_id = ? FOR UPDATE";
    private static final String SOME = " FETCH FIRST " + AT_ONCE + " ROWS ONLY FOR UPDATE";
    private static final String LOCK_SOME = "SELECT message_id, data FROM mm_arrival" + SOME;
    private static final String LOCK_DUE = "SELECT message_id, data FROM mm_arrival WHERE due_at <= ?" + SOME;
    private static final String LOCK_ENDED = "SELECT message_id, data FROM mm_arrival WHERE due_at IS NULL" + SOME;

    private final Database database;
    private final LetterTable letters;
    private final EventTable events;
    private final boolean used;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int before;

    /**
     * The rows of a letter that has not been settled.
     *
     * @param letter the values of its row
     * @param history those of its events
     */
    record Rows(Object[] letter, List<Object[]> history) {

        private byte[] bytes() {
            List<Object[]> all = new ArrayList<>();
            all.add(letter);
            all.addAll(history);
            return RowBytes.encode(all);
        }

        private static Rows of(UUID messageId, byte[] stored) {
            try {
                List<Object[]> all = RowBytes.decode(stored);
                return new Rows(all.get(0), all.subList(1, all.size()));
            } catch (IOException | IndexOutOfBoundsException e) {
                throw new IllegalStateException("mm_arrival is damaged: message " + messageId, e);
            }
        }
    }

    Arrivals(Database database, LetterTable letters, EventTable events) {
        this.database = database;
        this.letters = letters;
        this.events = events;
        this.used = database.dialect().hasArrivals();
    }

    /** Whether letters arrive here; else there are never any, and everything is done at once. */
    boolean areUsed() {
        return used;
    }

    /** @return false where there is a letter with this id already, as far as the database says so without failing */
    boolean insert(Connection connection, Letter letter, Rows rows) throws SQLException {
        UUID messageId = letter.entry().messageId();
        Sql.update(
                connection, INSERT, messageId, letter.version(), letter.entry().nextAttemptAt(), rows.bytes());
        // Only now: before, somebody else could have settled one in between.
        if (letters.isThere(connection, messageId)) {
            Sql.update(connection, DELETE, messageId);
            return false;
        }
        return true;
    }

    /**
     * Writes a letter back that this node has written last.
     *
     * @return the letter, which can be written once more
     * @throws Database.Conflict where it was settled since
     */
    Letter update(Connection connection, Letter letter, Rows rows) throws SQLException {
        Letter written = letter.written();
        UUID messageId = letter.entry().messageId();
        Instant due = letter.entry().nextAttemptAt();
        int updated = Sql.update(connection, UPDATE, written.version(), due, rows.bytes(), messageId, letter.version());
        if (updated != 1) {
            throw new Database.Conflict();
        }
        return written;
    }

    /** Settles what has arrived, where that is so much that it must be, though nobody has asked for it: before one more is accepted. */
    void makeRoom() {
        if (used && arrived.incrementAndGet() > ROOM) {
            settle();
        }
    }

    /** Settles all. */
    void settle() {
        arrived.set(0);
        while (used && database.read(Arrivals::isAny) && database.transaction(Arrivals.this::settleSome) == AT_ONCE) {
            // There may be more than that.
        }
    }

    private int settleSome(Connection connection) throws SQLException {
        return settle(connection, lock(connection, LOCK_SOME));
    }

    /**
     * Settles letters that have ended, where they are many, or where nothing has arrived since the last time: a node does so from time to time, beside
     * whatever else it does.
     */
    void settleEnded() {
        int now = arrived.get();
        boolean isQuiet = now > 0 && now == before;
        before = now;
        if (used && (isQuiet || now > MANY)) {
            arrived.set(0);
            while (database.transaction(connection -> settle(connection, lock(connection, LOCK_ENDED))) == AT_ONCE) {
                // There may be more than that.
            }
        }
    }

    /**
     * Settles letters that are due, in the transaction that is about to take some.
     *
     * @return how many; there may be more where that is {@link #AT_ONCE}
     */
    int settleDue(Connection connection, Instant now) throws SQLException {
        return used ? settle(connection, lock(connection, LOCK_DUE, now)) : 0;
    }

    /** Settles a letter, where it isn't. */
    void settle(UUID messageId) {
        if (used && database.read(connection -> isThere(connection, messageId))) {
            database.transaction(connection -> {
                settle(connection, messageId);
                return null;
            });
        }
    }

    /** Settles a letter, where it isn't, in the transaction that is about to read it. */
    void settle(Connection connection, UUID messageId) throws SQLException {
        if (used) {
            settle(connection, lock(connection, LOCK_ONE, messageId));
        }
    }

    private static List<Rows> lock(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.list(
                connection, sql, row -> Rows.of(row.getObject("message_id", UUID.class), row.getBytes("data")), values);
    }

    private int settle(Connection connection, List<Rows> arrived) throws SQLException {
        if (arrived.isEmpty()) {
            return 0;
        }
        List<Object[]> history = new ArrayList<>();
        List<Object[]> ids = new ArrayList<>();
        for (Rows rows : arrived) {
            history.addAll(rows.history());
            ids.add(new Object[] {rows.letter()[0]});
        }
        letters.insert(connection, arrived.stream().map(Rows::letter).toList());
        events.insert(connection, history);
        Sql.batch(connection, DELETE, ids);
        return arrived.size();
    }

    private static boolean isAny(Connection connection) throws SQLException {
        return Sql.first(connection, IS_ANY, row -> true).isPresent();
    }

    private static boolean isThere(Connection connection, UUID messageId) throws SQLException {
        return Sql.first(connection, IS_THERE, row -> true, messageId).isPresent();
    }
}
