package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** H2 2.2 and later, in a file or in memory; in a file, from 2.4 on it is safe. */
final class H2Dialect extends Dialect {

    private static final int CONCURRENT_UPDATE = 90131;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int DEADLOCK = 40001;
    private static final int DATABASE_CLOSED = 90098;

    private static final Logger LOG = LoggerFactory.getLogger(H2Dialect.class);

    private static final int SAFE_MAJOR = 2;
    private static final int SAFE_MINOR = 4;

    /** How long a file's database stays open after its last connection: longer than the journal is left alone. */
    private static final int SECONDS_OPEN = 60;

    private static final Set<Integer> CONFLICTS = Set.of(CONCURRENT_UPDATE, LOCK_TIMEOUT, DEADLOCK);

    private final H2WriteDelay writeDelay = new H2WriteDelay();

    H2Dialect() {
        super("h2");
    }

    /** With ORDER BY, H2 would lock every row that fits before it counts: so the index gives the order. */
    @Override
    protected String lock(String columns, String table, String condition, String order, String index) {
        String hint = index == null ? "" : " USE INDEX (" + index + ")";
        return "SELECT " + columns + " FROM " + table + hint + " WHERE " + condition
                + " FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED";
    }

    /** With each commit H2 writes every page anew that has changed, and the pages that lead to it, and keeps the old ones for 45 seconds. */
    @Override
    protected boolean hasArrivals() {
        return true;
    }

    @Override
    protected boolean isConflict(SQLException e) {
        return CONFLICTS.contains(e.getErrorCode());
    }

    /** H2 closes a file that it can't write to. Connections to it say that they are valid, and never work again. */
    @Override
    protected boolean isOfNoUse(SQLException e) {
        return e.getErrorCode() == DATABASE_CLOSED;
    }

    /**
     * Without a connection pool, H2 closes a file's database after each transaction and opens it for the next one, which takes long, and closing has
     * lost letters: so it stays open for a while.
     */
    @Override
    protected void ensureDurability(Connection connection) throws SQLException {
        try {
            prepare(connection);
            if (isFile(connection) && closeDelay(connection) == 0) {
                execute(connection, "SET DB_CLOSE_DELAY " + SECONDS_OPEN);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "H2 would lose letters that it has accepted, since SET WRITE_DELAY and SET DB_CLOSE_DELAY fail: the journal's"
                            + " user must be an administrator of the database (ADMIN)",
                    e);
        }
        if (isFile(connection)) {
            warnOfLosses(connection);
        }
    }

    @Override
    protected void prepare(Connection connection) throws SQLException {
        writeDelay.keepAtZero(connection);
    }

    private static void warnOfLosses(Connection connection) throws SQLException {
        DatabaseMetaData h2 = connection.getMetaData();
        int major = h2.getDatabaseMajorVersion();
        if (major < SAFE_MAJOR || major == SAFE_MAJOR && h2.getDatabaseMinorVersion() < SAFE_MINOR) {
            LOG.warn(
                    "H2 {} can lose what was committed when it closes a file (h2database, issue 4247): use 2.4.240 or later, or add"
                            + " ;MAX_COMPACT_TIME=0 to the database's URL",
                    h2.getDatabaseProductVersion());
        }
    }

    private static boolean isFile(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT DATABASE_PATH() IS NOT NULL", row -> row.getBoolean(1))
                .orElse(false);
    }

    private static int closeDelay(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DB_CLOSE_DELAY'",
                        row -> row.getInt(1))
                .orElse(0);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
