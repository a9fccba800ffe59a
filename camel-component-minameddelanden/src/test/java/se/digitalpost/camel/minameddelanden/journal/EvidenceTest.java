package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@EveryStore
class EvidenceTest extends JournalContract {

    @Test
    void itIsTheEntryWithItsWholeHistoryTheFirstEventFirst() {
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);

        Evidence evidence = evidence(work);

        assertThat(evidence.entry()).isEqualTo(work.entry());
        assertThat(evidence.history())
                .isEqualTo(journal.records().history(work.entry().messageId()))
                .extracting(JournalEvent::state)
                .containsExactly(
                        JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);
    }

    @Test
    void aLetterThatIsUnknownHasNone() {
        assertThat(journal.records().evidence(UUID.randomUUID())).isEmpty();
    }

    @Test
    void itStaysWhenTheContentIsPurged() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        journal.move(work.lease(), Transition.to(JournalState.HANDED_OVER));
        Evidence before = evidence(work);
        clock.pass(Duration.ofDays(30));

        assertThat(journal.purge(clock.instant(), Instant.EPOCH, 10)).isEqualTo(1);

        Evidence after = evidence(work);
        assertThat(after.entry()).isEqualTo(before.entry().purged(clock.instant()));
        assertThat(after.entry().facts().printFileSha256())
                .isEqualTo(PrintFiles.small().sha256());
        assertThat(after.history()).isEqualTo(before.history());
    }

    @Test
    void anEventThatIsMissingIsFound() throws Exception {
        assumeTrue(store instanceof DatabaseStore, "in memory nobody else takes an event away");
        Work work = moved("case-1", JournalState.SEALED, JournalState.DELIVERING);
        try (Connection connection = ((DatabaseStore) store).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM mm_event WHERE event = 2");
        }

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> evidence(work))
                .withMessageContaining("history");
    }

    @Test
    void itIsMadeOfOneLettersEventsInTheirOrderOnly() {
        JournalEntry entry = moved("case-1", JournalState.SEALED).entry();
        List<JournalEvent> history = journal.records().history(entry.messageId());
        JournalEntry other = moved("case-2", JournalState.SEALED).entry();

        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(entry, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(entry, history.subList(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence(entry, List.of(history.get(1), history.get(0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(other, history));
    }

    @Test
    void whatIsWrittenOfItInALogTellsNoRecipient() {
        assertThat(evidence(accepted("case-1")).toString())
                .contains("case-1", "ACCEPTED")
                .doesNotContain(TestLetters.ANNA.value())
                .doesNotContain("1981");
    }

    private Evidence evidence(Work work) {
        return journal.records().evidence(work.entry().messageId()).orElseThrow();
    }
}
