package se.digitalpost.camel.minameddelanden.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;

import org.opentest4j.TestAbortedException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL for all tests of the JVM. It is a program that runs on Linux, on x86-64, and not as root unless it may have a user namespace of
 * its own; elsewhere its tests are skipped.
 */
public final class PostgresqlServer {

    private static EmbeddedPostgres server;
    private static Exception whyNot;

    private PostgresqlServer() {}

    /** @return the URL of a new and empty schema */
    public static String newSchema(String name) throws Exception {
        EmbeddedPostgres running = running();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        return running.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }

    private static synchronized EmbeddedPostgres running() {
        if (server == null && whyNot == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException | RuntimeException e) {
                whyNot = e;
            }
        }
        if (server == null) {
            throw new TestAbortedException("PostgreSQL can't be started here: " + whyNot, whyNot);
        }
        return server;
    }
}
