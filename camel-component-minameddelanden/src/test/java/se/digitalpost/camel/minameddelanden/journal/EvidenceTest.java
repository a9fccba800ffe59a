package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

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
    void aStepThatIsWrittenWhileItIsReadIsNotPartOfIt() {
        Work work = moved("case-1", JournalState.SEALED);
        JournalRecords records = new RecordsThatAreOvertaken(
                journal.records(), () -> journal.move(work.lease(), Transition.to(JournalState.DELIVERING)));

        Evidence evidence = records.evidence(work.entry().messageId()).orElseThrow();

        assertThat(evidence.entry().state()).isEqualTo(JournalState.SEALED);
        assertThat(evidence.history())
                .extracting(JournalEvent::state)
                .containsExactly(JournalState.ACCEPTED, JournalState.SEALED);
        assertThat(found(work).state()).isEqualTo(JournalState.DELIVERING);
    }

    @Test
    void itStaysWhenTheContentIsPurged() {
        Work work = moved("case-1", JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        journal.move(work.lease(), Transition.to(JournalState.HANDED_OVER));
        Evidence before = evidence(work);
        clock.pass(Duration.ofDays(30));

        assertThat(journal.purge(clock.instant(), clock.instant(), Instant.EPOCH, 10))
                .isEqualTo(1);

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
        found(work);
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

    /** Something happens once, as soon as a letter was found. */
    private static final class RecordsThatAreOvertaken implements JournalRecords {

        private final JournalRecords real;
        private Runnable overtaking;

        RecordsThatAreOvertaken(JournalRecords real, Runnable overtaking) {
            this.real = real;
            this.overtaking = overtaking;
        }

        @Override
        public Optional<JournalEntry> find(UUID messageId) {
            Optional<JournalEntry> found = real.find(messageId);
            overtaking.run();
            overtaking = () -> {};
            return found;
        }

        @Override
        public List<JournalEvent> history(UUID messageId) {
            return real.history(messageId);
        }

        @Override
        public Optional<JournalEntry> find(OrganizationNumber sender, String clientReference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JournalPage list(JournalFilter filter, int page, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<JournalState, Long> counts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<StatisticsLine> statistics(LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }
    }

    private Evidence evidence(Work work) {
        return journal.records().evidence(work.entry().messageId()).orElseThrow();
    }
}
