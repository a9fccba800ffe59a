package se.digitalpost.camel.minameddelanden.crash;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import se.digitalpost.camel.minameddelanden.journal.PostgresqlServer;

/** A database that outlives the processes that use it. */
enum TestDatabase {
    H2 {
        @Override
        String newUrl(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("journal").toAbsolutePath();
        }
    },
    POSTGRESQL {
        @Override
        String newUrl(Path folder) throws Exception {
            return PostgresqlServer.newSchema("crash" + NUMBER.incrementAndGet());
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The URL of an empty database. */
    abstract String newUrl(Path folder) throws Exception;
}
