package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which clock counts. */
class DatabaseClockTest {

    private static final Instant IN_THE_DATABASE = Instant.parse("2031-05-01T12:00:00Z");

    @Test
    void leasesAreOnTheDatabasesClockAndNotOnTheNodes() throws Exception {
        try (DatabaseStore store = DatabaseStore.h2InMemory()) {
            WatchedDataSource watched = new WatchedDataSource(store.dataSource());
            watched.watch(new WatchedDataSource.Watch() {
                @Override
                public String before(Connection connection, String step) {
                    return step.equals("SELECT CURRENT_TIMESTAMP")
                            ? "SELECT TIMESTAMP WITH TIME ZONE '2031-05-01 12:00:00+00'"
                            : step;
                }
            });
            Journal journal = JdbcJournal.on(watched)
                    .node("node-1")
                    .keys(DatabaseStore.KEYS)
                    .open();

            Acceptance.Accepted accepted =
                    (Acceptance.Accepted) journal.accept(TestLetters.letter("case-1"), Duration.ofMinutes(1), null);

            assertThat(accepted.entry().acceptedAt())
                    .isBetween(IN_THE_DATABASE, IN_THE_DATABASE.plus(Duration.ofHours(1)));
            assertThat(accepted.lease().until()).isAfter(IN_THE_DATABASE.plusSeconds(59));
        }
    }
}
