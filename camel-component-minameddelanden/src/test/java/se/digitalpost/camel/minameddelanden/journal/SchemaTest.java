package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the tables come into a database. */
@EveryDatabase
class SchemaTest {

    private static final String FLYWAY_HISTORY = "\"minameddelanden_schema_history\"";

    @Parameter
    private JournalStore.Kind kind;

    private DatabaseStore store;

    @BeforeEach
    void open() throws Exception {
        store = (DatabaseStore) kind.open();
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void flywayMakesThemWithAHistoryOfItsOwn() throws SQLException {
        execute("CREATE TABLE the_applications_own (id INT)");

        works(open(SchemaUpdate.AUTOMATIC));

        assertThat(exists(FLYWAY_HISTORY)).isTrue();
        assertThat(exists("mm_schema_version")).isFalse();
        assertThat(exists("flyway_schema_history")).isFalse();
        assertThat(exists("the_applications_own")).isTrue();
    }

    @Test
    void theJournalMakesThemItselfWhereFlywayIsNotWanted() throws SQLException {
        works(open(SchemaUpdate.SCRIPTS));

        assertThat(exists(FLYWAY_HISTORY)).isFalse();
        assertThat(exists("mm_schema_version")).isTrue();
    }

    @Test
    void whatIsThereAlreadyIsLeftAsItIs() {
        for (SchemaUpdate update : new SchemaUpdate[] {
            SchemaUpdate.SCRIPTS,
            SchemaUpdate.SCRIPTS,
            SchemaUpdate.FLYWAY,
            SchemaUpdate.FLYWAY,
            SchemaUpdate.SCRIPTS,
            SchemaUpdate.NONE
        }) {
            try (Journal journal = open(update)) {
                journal.accept(TestLetters.letter("case-1"), JournalContract.A_MINUTE, null);
            }
        }

        assertThat(open(SchemaUpdate.NONE)
                        .records()
                        .list(JournalFilter.ALL, 1, 10)
                        .entries())
                .hasSize(1);
    }

    @Test
    void whereFlywayHasBegunTheJournalGoesOn() {
        open(SchemaUpdate.FLYWAY).close();

        works(open(SchemaUpdate.SCRIPTS));
    }

    @Test
    void whereTheTablesAreMissingTheJournalIsNotAvailable() {
        try (Journal journal = open(SchemaUpdate.NONE)) {
            assertThatExceptionOfType(JournalUnavailableException.class).isThrownBy(() -> works(journal));
        }
    }

    @Test
    void severalNodesMayStartAtOnce() throws Exception {
        int nodes = 4;
        CyclicBarrier start = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<Journal>> opening = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                Callable<Journal> open = () -> {
                    start.await();
                    return open(SchemaUpdate.SCRIPTS);
                };
                opening.add(threads.submit(open));
            }
            for (Future<Journal> journal : opening) {
                assertThat(journal.get().records().list(JournalFilter.ALL, 1, 1).entries())
                        .isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Journal open(SchemaUpdate update) {
        return JdbcJournal.on(store.dataSource())
                .node("node-1")
                .keys(DatabaseStore.KEYS)
                .schemaUpdate(update)
                .open();
    }

    private static void works(Journal journal) {
        assertThat(journal.accept(TestLetters.letter("case-1"), JournalContract.A_MINUTE, null))
                .isInstanceOf(Acceptance.Accepted.class);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean exists(String table) {
        try {
            execute("SELECT 1 FROM " + table);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
