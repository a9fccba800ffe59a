package se.digitalpost.camel.minameddelanden.journal;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What lies in a file is there when the process is not. */
class DurabilityTest {

    private static final int LETTERS = 40;

    @TempDir
    private Path folder;

    @Test
    void whatWasAcceptedIsThereAfterTheProcessWasKilled() throws Exception {
        whatWasAcceptedIsThereAfterAKill();
    }

    @Test
    void whatWasAcceptedIsThereAlsoWhereTheDatabaseWasThereBefore() throws Exception {
        try (DatabaseStore store = DatabaseStore.h2InAFile(folder.resolve("journal"))) {
            store.journal("node-1", Clock.systemUTC()).close();
        }

        whatWasAcceptedIsThereAfterAKill();
    }

    private void whatWasAcceptedIsThereAfterAKill() throws Exception {
        List<String> told = new ArrayList<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Accepting.class.getName(),
                        folder.resolve("journal").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            while (told.size() < LETTERS) {
                String line = lines.readLine();
                assertThat(line).as("what the process tells").isNotNull();
                if (line.startsWith("accepted ")) {
                    told.add(line.substring("accepted ".length()));
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (DatabaseStore store = DatabaseStore.h2InAFile(folder.resolve("journal"));
                Journal journal = store.journal("node-1", Clock.systemUTC())) {
            for (String reference : told) {
                JournalEntry entry =
                        journal.records().find(TestLetters.KOMMUN_A, reference).orElseThrow();
                assertThat(entry.state()).isEqualTo(JournalState.SEALED);
                SameMessage.assertSame(journal.content(entry.messageId()), TestLetters.letter(reference));
            }
        }
    }

    /** Accepts letters for as long as it lives, and tells each one when it is stored. */
    static final class Accepting {

        private Accepting() {}

        @SuppressWarnings("resource") // It is killed.
        public static void main(String[] arguments) throws Exception {
            Journal journal = DatabaseStore.h2InAFile(Path.of(arguments[0])).journal("node-1", Clock.systemUTC());
            for (int i = 0; ; i++) {
                Message letter = TestLetters.letter("case-" + i);
                Acceptance.Accepted accepted =
                        (Acceptance.Accepted) journal.accept(letter, Duration.ofMinutes(1), null);
                journal.move(accepted.lease(), Transition.to(JournalState.SEALED));
                System.out.println("accepted case-" + i);
            }
        }
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsToldAsNotAvailable() throws Exception {
        Path file = folder.resolve("journal");
        JournalEntry before;
        try (DatabaseStore store = DatabaseStore.h2InAFile(file);
                Journal journal = store.journal("node-1", Clock.systemUTC())) {
            before = journal.accept(TestLetters.letter("case-1"), Duration.ofMinutes(1), null)
                    .entry();
        }

        try (DatabaseStore store = new DatabaseStore("jdbc:h2:" + file + ";ACCESS_MODE_DATA=r", null);
                Journal journal = JdbcJournal.on(store.dataSource())
                        .node("node-1")
                        .keys(DatabaseStore.KEYS)
                        .schemaUpdate(SchemaUpdate.NONE)
                        .open()) {
            assertThatExceptionOfType(JournalUnavailableException.class)
                    .isThrownBy(() -> journal.accept(TestLetters.letter("case-2"), Duration.ofMinutes(1), null))
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue());
            assertThat(journal.records().list(JournalFilter.ALL, 1, 10).entries())
                    .containsExactly(before);
        }
    }

    /** Without a pool each transaction would open it anew, and H2 has lost letters that way. */
    @Test
    void aDatabaseInAFileStaysOpenBetweenTransactions() throws Exception {
        try (DatabaseStore store = DatabaseStore.h2InAFile(folder.resolve("journal"))) {
            store.journal("node-1", Clock.systemUTC());

            assertThat(setting(store, "DB_CLOSE_DELAY")).isEqualTo("60");
        }
    }

    @Test
    void aDatabaseInMemoryIsLeftAsItIs() throws Exception {
        try (DatabaseStore store = DatabaseStore.h2InMemory()) {
            store.journal("node-1", Clock.systemUTC());

            assertThat(setting(store, "DB_CLOSE_DELAY")).isEqualTo("-1");
        }
    }

    private static String setting(DatabaseStore store, String name) {
        return Database.open(store.dataSource(), null)
                .<String>transaction(connection -> Sql.first(
                                connection,
                                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = ?",
                                row -> row.getString(1),
                                name)
                        .orElse(null));
    }

    @Test
    void aDatabaseThatWouldWriteLaterIsMadeToWriteAtOnce() throws Exception {
        assertThat(writeDelaysAtCommits(writingLater())).isNotEmpty().containsOnly(0);
    }

    /** H2 forgets what it was told when its last connection is closed: here that is after each transaction. */
    @Test
    void aDatabaseThatIsOpenedAnewStillWritesAtOnce() throws Exception {
        assertThat(writeDelaysAtCommits("jdbc:h2:" + folder.resolve("journal")))
                .isNotEmpty()
                .containsOnly(0);
    }

    /** Each session that a pool opens sets it for the whole database, where the URL says so. */
    @Test
    void aSessionThatIsOpenedLaterDoesNotMakeTheOthersWriteLater() throws Exception {
        try (Connection connection = DriverManager.getConnection(writingLater())) {
            H2WriteDelay writeDelay = new H2WriteDelay(Duration.ofHours(1));
            writeDelay.keepAtZero(connection);
            assertThat(writeDelay(connection)).isZero();

            try (Connection later = DriverManager.getConnection(writingLater())) {
                assertThat(writeDelay(later)).isEqualTo(5000);
                writeDelay.keepAtZero(connection);
                assertThat(writeDelay(connection)).isZero();
            }
        }
    }

    @Test
    void aSessionThatHasComeAndGoneDoesNotMakeTheOthersWriteLaterForLong() throws Exception {
        try (Connection connection = DriverManager.getConnection(writingLater())) {
            H2WriteDelay writeDelay = new H2WriteDelay(Duration.ZERO);
            writeDelay.keepAtZero(connection);

            DriverManager.getConnection(writingLater()).close();
            assertThat(writeDelay(connection)).isEqualTo(5000);
            writeDelay.keepAtZero(connection);

            assertThat(writeDelay(connection)).isZero();
        }
    }

    private String writingLater() {
        return "jdbc:h2:" + folder.resolve("journal") + ";WRITE_DELAY=5000";
    }

    private static int writeDelay(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getWriteDelay();
    }

    /** What H2 goes by when it commits, whatever it says of its settings. */
    private List<Integer> writeDelaysAtCommits(String url) throws Exception {
        JdbcDataSource unpooled = new JdbcDataSource();
        unpooled.setURL(url);
        WatchedDataSource watched = new WatchedDataSource(unpooled);
        List<Integer> delays = new ArrayList<>();
        try (Journal journal =
                JdbcJournal.on(watched).node("node-1").keys(DatabaseStore.KEYS).open()) {
            try (Connection connection = unpooled.getConnection()) {
                connection.createStatement().execute("SET DB_CLOSE_DELAY 0");
            }
            watched.watch(new WatchedDataSource.Watch() {
                @Override
                public String before(Connection connection, String step) throws SQLException {
                    if (step.equals("commit")) {
                        delays.add(writeDelay(connection));
                    }
                    return step;
                }
            });
            Acceptance.Accepted accepted =
                    (Acceptance.Accepted) journal.accept(TestLetters.letter("case-1"), Duration.ofMinutes(1), null);
            journal.move(accepted.lease(), Transition.to(JournalState.SEALED));
        }
        return delays;
    }
}
