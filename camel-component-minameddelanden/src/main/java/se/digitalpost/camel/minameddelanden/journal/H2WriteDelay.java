package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps H2's {@code WRITE_DELAY} at 0. By default H2 writes what was committed half a second later: a process that is killed loses it. H2 stores the setting,
 * and doesn't use what it has stored: whenever its last connection was closed and the next one opens the file again, it is half a second.
 *
 * <p>It is one setting for the whole database, and a session sets another one when it is opened, where its URL says so. So it is set once in
 * each session, and again where a session was opened since. Set before each transaction it would make H2 forget all statements that it has
 * parsed, in all sessions; and to look it up takes H2 milliseconds, since it counts its file's chunks for the same table. So only now and then it
 * is looked up, for a session that has been opened and closed in between.
 *
 * <p>Safe for use by several threads at once.
 */
final class H2WriteDelay {

    /** To look it up takes up to a hundredth of a second where letters are sent at full speed. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final String SESSION = "SELECT @MM_DURABLE, MAX(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS";
    /** H2 gives the setting twice: as it has stored it, and as it goes by it. */
    private static final String LOOK = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'";

    private static final Logger LOG = LoggerFactory.getLogger(H2WriteDelay.class);

    private final Duration lookEvery;
    private final AtomicInteger newestSession = new AtomicInteger();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());

    /**
     * @param known whether this session has set it
     * @param newest the session that was opened last
     */
    private record Session(boolean known, int newest) {}

    H2WriteDelay() {
        this(LOOK_EVERY);
    }

    /** @param lookEvery how often it is looked up at most */
    H2WriteDelay(Duration lookEvery) {
        this.lookEvery = lookEvery;
    }

    /**
     * @param connection in auto-commit mode, before each transaction
     * @throws SQLException where it can't be set
     */
    void keepAtZero(Connection connection) throws SQLException {
        Session session = Sql.first(connection, SESSION, row -> new Session(row.getBoolean(1), row.getInt(2)))
                .orElseThrow();
        if (!session.known() || session.newest() != newestSession.get()) {
            set(connection);
            newestSession.set(session.newest());
        } else if (isTimeToLook()) {
            look(connection);
        }
    }

    private boolean isTimeToLook() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        return now - last >= lookEvery.toNanos() && lookedAt.compareAndSet(last, now);
    }

    private static void look(Connection connection) throws SQLException {
        String other = Sql.first(connection, LOOK, row -> row.getString(1)).orElse(null);
        if (other != null) {
            set(connection);
            LOG.warn(
                    "Somebody has set H2's WRITE_DELAY to {}, and a process that is killed loses what was committed in so many milliseconds:"
                            + " it is 0 again. Take it out of the database's URL",
                    other);
        }
    }

    private static void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
            statement.execute("SET @MM_DURABLE = TRUE");
        }
    }
}
