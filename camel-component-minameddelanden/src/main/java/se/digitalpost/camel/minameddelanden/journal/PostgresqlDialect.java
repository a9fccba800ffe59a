package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 12 and later. */
final class PostgresqlDialect extends Dialect {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlDialect.class);

    /** Serialization failure, deadlock. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /** Any number that nobody else uses: the first bytes of "minameddelanden". */
    private static final long SCHEMA_LOCK = 0x6D696E616D656464L;

    PostgresqlDialect() {
        super("postgresql");
    }

    @Override
    protected String lock(String columns, String table, String condition, String order, String index) {
        String orderBy = order == null ? "" : " ORDER BY " + order;
        return "SELECT " + columns + " FROM " + table + " WHERE " + condition + orderBy
                + " FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED";
    }

    /** An insert that fails ends the transaction. */
    @Override
    protected String insertIfAbsent(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    @Override
    protected boolean isConflict(SQLException e) {
        return CONFLICTS.contains(e.getSQLState());
    }

    @Override
    protected void lockSchema(Connection connection) throws SQLException {
        Sql.list(connection, "SELECT pg_advisory_xact_lock(?)", row -> true, SCHEMA_LOCK);
    }

    @Override
    protected void ensureDurability(Connection connection) throws SQLException {
        if ("off".equals(setting(connection, "synchronous_commit")) || "off".equals(setting(connection, "fsync"))) {
            LOG.warn(
                    "PostgreSQL is set to lose what it has committed when its machine fails (synchronous_commit or fsync is off):"
                            + " letters that are accepted may be lost");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
