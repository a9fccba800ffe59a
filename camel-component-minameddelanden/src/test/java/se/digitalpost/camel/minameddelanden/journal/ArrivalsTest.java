package se.digitalpost.camel.minameddelanden.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;

/** What was written last lies apart, as one row for each letter, until somebody asks: nobody can tell the difference. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = JournalStore.Kind.class,
        names = {"H2_MEMORY", "H2_FILE"})
class ArrivalsTest extends DatabaseContract {

    @Test
    void aLetterThatIsDeliveredAtOnceIsOneRow() throws Exception {
        Work work = delivering("case-1");
        deliver(work);

        assertThat(count("mm_arrival")).isEqualTo(1);
        assertThat(count("mm_message") + count("mm_event") + count("mm_outcome") + count("mm_content"))
                .isZero();
    }

    @Test
    void whoeverAsksFindsItWhereItBelongs() throws Exception {
        Work work = delivering("case-1");
        JournalEntry delivered = deliver(work);

        assertThat(found(work)).isEqualTo(delivered);
        assertThat(statesOf(work)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_message")).isEqualTo(1);
        assertThat(count("mm_event")).isEqualTo(4);
        assertThat(count("mm_outcome")).isEqualTo(1);
    }

    @Test
    void aLetterThatSomebodyAsksForWhileItIsPostedIsDeliveredAllTheSame() throws Exception {
        Work work = delivering("case-1");
        assertThat(anotherNode().records().list(JournalFilter.ALL, 1, 10).entries())
                .extracting(JournalEntry::state)
                .containsExactly(DELIVERING);

        deliver(work);

        assertThat(statesOf(work)).containsExactly(ACCEPTED, SEALED, DELIVERING, DELIVERED);
        assertThat(count("mm_message")).isEqualTo(1);
        assertThat(count("mm_content")).isZero();
    }

    @Test
    void aReferenceThatWasSettledIsKnownAndStoredNoMore() throws Exception {
        Message letter = TestLetters.letter("case-1");
        Work work = accepted(letter);
        found(work);
        long pieces = count("mm_content");

        assertThat(journal.accept(letter, A_MINUTE, null)).isInstanceOf(Acceptance.Known.class);
        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_content")).isEqualTo(pieces);
    }

    @Test
    void aReferenceThatIsBroughtAgainWhileItIsSettledIsTheSameLetter() throws Exception {
        Message letter = TestLetters.letter("case-1");
        Work work = accepted(letter);
        CountDownLatch settling = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Journal slow = slowAtCommit(settling, goOn);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> settled = threads.submit(() -> slow.records().counts());
            assertThat(settling.await(1, TimeUnit.MINUTES)).isTrue();
            Future<Acceptance> again = threads.submit(() -> journal.accept(letter, A_MINUTE, null));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> again.get(200, TimeUnit.MILLISECONDS));

            goOn.countDown();

            settled.get(1, TimeUnit.MINUTES);
            assertThat(again.get(1, TimeUnit.MINUTES)).isEqualTo(new Acceptance.Known(work.entry()));
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_message")).isEqualTo(1);
    }

    private Journal slowAtCommit(CountDownLatch reached, CountDownLatch goOn) {
        WatchedDataSource watched = new WatchedDataSource(database().dataSource());
        Journal slow = JdbcJournal.on(watched)
                .node("node-2")
                .keys(DatabaseStore.KEYS)
                .clock(clock)
                .open();
        watched.watch(new WatchedDataSource.Watch() {
            @Override
            public String before(Connection connection, String step) {
                if (step.equals("commit")) {
                    reached.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return step;
            }
        });
        return slow;
    }

    @Test
    void whoeverTakesWhatIsDueLeavesWhatIsBeingPostedWhereItIs() throws Exception {
        delivering("case-1");
        journal.accept(TestLetters.letter("case-2"), Duration.ZERO, null);

        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE))
                .extracting(work -> work.entry().clientReference())
                .containsExactly("case-2");
        assertThat(count("mm_arrival")).isEqualTo(1);
    }

    @Test
    void aLetterWhoseNodeIsGoneIsFoundInDoubt() {
        Work work = delivering("case-1");
        clock.pass(A_MINUTE);

        assertThat(anotherNode().take(TestLetters.SENDERS, 10, A_MINUTE))
                .extracting(taken -> taken.entry().state())
                .containsExactly(JournalState.IN_DOUBT);
        assertThat(statesOf(work)).containsExactly(ACCEPTED, SEALED, DELIVERING, JournalState.IN_DOUBT);
    }

    @Test
    void moreThanATransactionsWorthIsDueAtOnce() {
        for (int i = 0; i <= Arrivals.AT_ONCE; i++) {
            journal.accept(TestLetters.letter("case-" + i), Duration.ZERO, null);
        }

        assertThat(journal.take(TestLetters.SENDERS, 2 * Arrivals.AT_ONCE, A_MINUTE))
                .hasSizeGreaterThanOrEqualTo(Arrivals.AT_ONCE);
        assertThat(journal.records().counts()).containsEntry(ACCEPTED, Arrivals.AT_ONCE + 1L);
    }

    @Test
    void manyThatHaveEndedAreSettledByWhoeverLooksForWork() throws Exception {
        for (int i = 0; i <= Arrivals.MANY; i++) {
            deliver(delivering("case-" + i));
        }
        assertThat(count("mm_arrival")).isEqualTo(Arrivals.MANY + 1L);

        journal.take(TestLetters.SENDERS, 1, A_MINUTE);

        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_message")).isEqualTo(Arrivals.MANY + 1L);
        assertThat(count("mm_event")).isEqualTo(4 * (Arrivals.MANY + 1L));
    }

    @Test
    void whatHasEndedIsSettledWhereNothingMoreArrives() throws Exception {
        deliver(delivering("case-1"));
        journal.take(TestLetters.SENDERS, 1, A_MINUTE);
        assertThat(count("mm_arrival")).isEqualTo(1);

        journal.take(TestLetters.SENDERS, 1, A_MINUTE);

        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_message")).isEqualTo(1);
    }

    @Test
    void noMoreLieThereThanThereIsRoomFor() throws Exception {
        for (int i = 0; i <= Arrivals.ROOM; i++) {
            journal.accept(TestLetters.letter("case-" + i), A_MINUTE, null);
        }

        assertThat(count("mm_arrival")).isEqualTo(1);
        assertThat(count("mm_message")).isEqualTo(Arrivals.ROOM);
    }

    @Test
    void aNodeThatEndsLeavesItsTablesComplete() throws Exception {
        deliver(delivering("case-1"));

        journal.close();

        assertThat(count("mm_arrival")).isZero();
        assertThat(count("mm_message")).isEqualTo(1);
    }

    @Test
    void whoeverAsksWhileOthersWriteSeesAllThatWasWrittenBefore() throws Exception {
        int nodes = 4;
        int each = 30;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                String name = "node-" + node;
                running.add(threads.submit(() -> {
                    for (int i = 1; i <= each; i++) {
                        Message letter = TestLetters.draft(name + "/" + i)
                                .batchReference(name)
                                .buildComplete();
                        Work work = delivering(letter);
                        assertThat(own(name)).hasSize(i);
                        deliver(work);
                        assertThat(own(name))
                                .hasSize(i)
                                .extracting(JournalEntry::state)
                                .containsOnly(DELIVERED);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(journal.records().counts()).containsOnlyKeys(DELIVERED).containsEntry(DELIVERED, 120L);
        assertThat(count("mm_event")).isEqualTo(4L * nodes * each);
        assertThat(count("mm_outcome")).isEqualTo((long) nodes * each);
    }

    private List<JournalEntry> own(String batch) {
        JournalFilter filter = JournalFilter.ALL.ofBatch(batch);
        return journal.records().list(filter, 1, 100).entries();
    }

    @Test
    void whatLiesThereTellsNoRecipientAndNoContent() throws Exception {
        delivering(TestLetters.fullLetter("case-1"));

        String stored = new String(data(), StandardCharsets.UTF_8);
        assertThat(stored).contains("case-1", "DELIVERING");
        assertThat(stored).doesNotContain("198101032384", "Anna", "Andersson", "Beslut", "Storgatan", "%PDF");
    }

    private byte[] data() throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT data FROM mm_arrival")) {
            row.next();
            return row.getBytes(1);
        }
    }

    @Test
    void aRowThatWasDamagedIsToldWithItsMessage() throws Exception {
        Work work = delivering("case-1");
        execute("UPDATE mm_arrival SET data = X'0100'");

        assertThatIllegalStateException()
                .isThrownBy(() -> found(work))
                .withMessageContaining(work.lease().messageId().toString());
    }

    private Work delivering(String clientReference) {
        return delivering(TestLetters.letter(clientReference));
    }

    /** As it is when a letter is posted at once: its first steps are written with it. */
    private Work delivering(Message letter) {
        Acceptance.Accepted accepted = (Acceptance.Accepted)
                journal.accept(letter, A_MINUTE, null, null, Transition.to(SEALED), Transition.to(DELIVERING));
        return new Work(accepted.entry(), accepted.lease());
    }

    private JournalEntry deliver(Work work) {
        return journal.move(work.lease(), Transition.to(DELIVERED).withTransactionId("trans-1"));
    }
}
