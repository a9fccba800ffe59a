package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** H2 2.2 and later, in a file or in memory. */
final class H2Dialect extends Dialect {

    private static final int CONCURRENT_UPDATE = 90131;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int DEADLOCK = 40001;
    private static final Set<Integer> CONFLICTS = Set.of(CONCURRENT_UPDATE, LOCK_TIMEOUT, DEADLOCK);

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

    @Override
    protected boolean isConflict(SQLException e) {
        return CONFLICTS.contains(e.getErrorCode());
    }

    /** By default H2 writes what was committed half a second later: a process that is killed loses it. */
    @Override
    protected void ensureDurability(Connection connection) throws SQLException {
        if (writeDelay(connection) == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "H2 would lose letters that it has accepted: add ;WRITE_DELAY=0 to the database's URL", e);
        }
    }

    private static int writeDelay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                        + " WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
