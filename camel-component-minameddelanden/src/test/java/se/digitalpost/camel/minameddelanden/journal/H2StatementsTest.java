package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What H2 does with the journal's statements: what would make it slow is not seen otherwise. */
class H2StatementsTest {

    private static final int ENDED = 100;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final DatabaseStore store = DatabaseStore.h2InMemory();
    private final WatchedDataSource watched = new WatchedDataSource(store.dataSource());
    private final List<String> statements = new ArrayList<>();
    private final Journal journal =
            JdbcJournal.on(watched).node("node-1").keys(DatabaseStore.KEYS).open();

    @BeforeEach
    void deliverLetters() {
        for (int i = 0; i < ENDED; i++) {
            deliver("case-" + i);
        }
        journal.records().counts();
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) {
                statements.add(step);
                return step;
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
        store.close();
    }

    private void deliver(String clientReference) {
        Acceptance.Accepted accepted = (Acceptance.Accepted) journal.accept(
                TestLetters.letter(clientReference),
                Duration.ofMinutes(1),
                null,
                null,
                Transition.to(JournalState.SEALED),
                Transition.to(JournalState.DELIVERING));
        journal.move(accepted.lease(), Transition.to(JournalState.DELIVERED));
    }

    @Test
    void whatIsDueIsFoundWithoutReadingWhatHasEnded() throws SQLException {
        journal.take(Set.of(TestLetters.KOMMUN_A), 1, Duration.ofMinutes(1));

        String due = prepared("FROM mm_message USE INDEX");
        assertThat(scanned(due, Instant.EPOCH, Instant.now(), TestLetters.KOMMUN_A.value(), 1))
                .isLessThan(5);
    }

    @Test
    void whatMayBePurgedIsFoundWithoutReadingWhatWas() throws SQLException {
        Instant now = Instant.now();
        journal.purge(now, now, now, 10);

        assertThat(scanned(prepared("purged_at IS NULL"), now, now, now, 10)).isLessThan(5);
    }

    /** Whatever changes it makes every session forget the statements that it has parsed. */
    @Test
    void nothingThatIsDoneForALetterChangesH2sSettings() throws SQLException {
        long before = modifications();
        journal.records().find(TestLetters.KOMMUN_A, "new");
        deliver("new");
        journal.take(TestLetters.SENDERS, 1, Duration.ofMinutes(1));
        journal.records().counts();

        assertThat(modifications()).isEqualTo(before);
    }

    private long modifications() throws SQLException {
        try (Connection connection = store.dataSource().getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getModificationMetaId();
        }
    }

    private String prepared(String part) {
        return statements.stream()
                .filter(statement -> statement.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** How many rows H2 has looked at. */
    private int scanned(String sql, Object... values) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value =
                        values[i] instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : values[i];
                statement.setObject(i + 1, value);
            }
            try (ResultSet plan = statement.executeQuery()) {
                plan.next();
                return SCANNED.matcher(plan.getString(1))
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(group -> Integer.parseInt(group.replaceAll("\\D", "")))
                        .max()
                        .orElseThrow();
            }
        }
    }
}
