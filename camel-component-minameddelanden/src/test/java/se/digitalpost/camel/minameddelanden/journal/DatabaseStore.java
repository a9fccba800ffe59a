package se.digitalpost.camel.minameddelanden.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A database with nothing in it, behind a small pool of connections. */
public final class DatabaseStore implements JournalStore {

    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();
    public static final ContentKeys KEYS = ContentKeys.of("2026", KEY);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final HikariDataSource dataSource;
    private final String cleanUp;

    /** @param cleanUp what is executed at last, or null */
    public DatabaseStore(String url, String cleanUp) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(0);
        this.dataSource = new HikariDataSource(pool);
        this.cleanUp = cleanUp;
    }

    static DatabaseStore h2InMemory() {
        return new DatabaseStore(
                "jdbc:h2:mem:journal" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "SET DB_CLOSE_DELAY 0");
    }

    static DatabaseStore h2InAFile() throws Exception {
        return h2InAFile(Files.createTempDirectory("journal").resolve("journal"));
    }

    static DatabaseStore h2InAFile(Path file) {
        return new DatabaseStore("jdbc:h2:" + file.toAbsolutePath(), "SET DB_CLOSE_DELAY 0");
    }

    static DatabaseStore postgresql() throws Exception {
        String schema = "journal" + NUMBER.incrementAndGet();
        return new DatabaseStore(PostgresqlServer.newSchema(schema), "DROP SCHEMA " + schema + " CASCADE");
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Journal journal(String node, Clock clock) {
        return journal(node, clock, KEYS);
    }

    Journal journal(String node, Clock clock, ContentKeys keys) {
        return JdbcJournal.on(dataSource).node(node).keys(keys).clock(clock).open();
    }

    @Override
    public void close() throws Exception {
        try (dataSource) {
            if (cleanUp != null) {
                execute(cleanUp);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
