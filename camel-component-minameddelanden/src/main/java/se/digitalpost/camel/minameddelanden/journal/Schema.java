package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and updates the journal's tables. The scripts are Flyway's in name and form. Each makes only what isn't there, so that it can be run again
 * where it was interrupted, and whoever begins without Flyway can go on with it, and the other way round.
 */
final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** The n-th is version n. */
    private static final List<String> SCRIPTS = List.of("V1__journal.sql");

    private static final String HISTORY = "CREATE TABLE IF NOT EXISTS mm_schema_version"
            + " (version INT PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE NOT NULL)";
    private static final String VERSION = "SELECT MAX(version) FROM mm_schema_version";
    private static final String APPLIED = "INSERT INTO mm_schema_version (version, applied_at) VALUES (?, ?)";

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\n|$)");

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** @throws IllegalStateException where Flyway can't make the tables */
    void update(SchemaUpdate how) {
        // H2's DDL statements stumble over each other, and nodes that share an H2 most often share a process.
        synchronized (Schema.class) {
            updateAlone(how);
        }
    }

    private void updateAlone(SchemaUpdate how) {
        switch (how) {
            case AUTOMATIC -> updateAlone(isFlywayThere() ? SchemaUpdate.FLYWAY : SchemaUpdate.SCRIPTS);
            case FLYWAY -> FlywaySchema.update(database.dataSource(), folder());
            case SCRIPTS -> runScripts();
            case NONE -> LOG.debug("The journal's tables are left as they are");
        }
    }

    private String folder() {
        return "db/minameddelanden/" + database.dialect().name();
    }

    private static boolean isFlywayThere() {
        try {
            Class.forName("org.flywaydb.core.Flyway", false, Schema.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void runScripts() {
        database.transaction(connection -> {
            database.dialect().lockSchema(connection);
            execute(connection, HISTORY);
            int done = Sql.first(connection, VERSION, row -> row.getInt(1)).orElse(0);
            for (int version = done + 1; version <= SCRIPTS.size(); version++) {
                run(connection, version);
            }
            return null;
        });
    }

    private void run(Connection connection, int version) throws SQLException {
        LOG.info("The journal's tables are brought to version {}", version);
        for (String statement : statements(SCRIPTS.get(version - 1))) {
            execute(connection, statement);
        }
        try {
            Sql.update(connection, APPLIED, version, Instant.now());
        } catch (SQLException e) {
            if (!Dialect.isDuplicate(e)) {
                throw e;
            }
            LOG.debug("Another node has brought the journal's tables to version {} at the same time", version);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<String> statements(String script) {
        String resource = folder() + '/' + script;
        try (InputStream input = Schema.class.getClassLoader().getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalStateException("The journal's schema isn't on the class path: " + resource);
            }
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(END_OF_STATEMENT.split(COMMENT.matcher(text).replaceAll("")))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
