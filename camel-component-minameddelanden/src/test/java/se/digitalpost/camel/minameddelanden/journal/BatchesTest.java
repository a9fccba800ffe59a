package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Letters that are collected, and the batches that they make. */
@EveryStore
class BatchesTest extends JournalContract {

    private static final String QUEUE = "kommun";
    private static final Set<String> QUEUES = Set.of(QUEUE);
    private static final String PROFILE = "basedOn: generic";
    private static final Decision DECISION = new Decision("kari01", "the case was closed");
    private static final long PDF = 1000;
    private static final Instant NEVER = Instant.EPOCH;

    @Test
    void aCollectedLetterIsUnderWayAndNobodyWorksOnItByItself() {
        Work work = collected("case-1");

        JournalEntry entry = found(work);
        assertThat(entry.state()).isEqualTo(JournalState.COLLECTED);
        assertThat(entry.toDelivery().status()).isEqualTo(DeliveryStatus.IN_PROGRESS);
        assertThat(entry.toDelivery().channel()).isEqualTo(Channel.PAPER);
        assertThat(entry.nextAttemptAt()).isNull();
        assertThat(entry.node()).isNull();
        clock.pass(Duration.ofDays(1));
        assertThat(journal.take(TestLetters.SENDERS, 10, A_MINUTE)).isEmpty();
        assertThat(journal.take(entry.messageId(), A_MINUTE)).isEmpty();
        assertThat(journal.purge(clock.instant(), clock.instant(), clock.instant(), 10))
                .isZero();
        assertThat(journal.batches().waiting())
                .containsExactly(new WaitingLetters(QUEUE, "", 1, PDF, entry.changedAt()));
    }

    @Test
    void aLetterIsCollectedOnceHoweverOftenThatIsWritten() {
        Work work = toPrint("case-1");
        Transition step = Transition.to(JournalState.COLLECTED);

        JournalEntry first = journal.batches().collect(work.lease(), step, QUEUE, "");
        JournalEntry second = journal.batches().collect(work.lease(), step, QUEUE, "");

        assertThat(second).isEqualTo(first);
        assertThat(journal.batches().waiting())
                .extracting(WaitingLetters::letters)
                .containsExactly(1);
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() ->
                        journal.batches().collect(work.lease(), Transition.to(JournalState.COLLECTED), QUEUE, ""));
    }

    @Test
    void onlyWhatHasAPrintFileAndAPlaceIsCollected() {
        Work work = moved("case-1", JournalState.TO_PRINT);

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> journal.batches().collect(work.lease(), Transition.to(JournalState.COLLECTED), QUEUE, ""))
                .withMessageContaining("print file");
        assertThatIllegalStateException()
                .isThrownBy(() -> journal.move(work.lease(), Transition.to(JournalState.COLLECTED)))
                .withMessageContaining("queue");
        assertThat(found(work).state()).isEqualTo(JournalState.TO_PRINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc", "/etc", "a//b", "a/", ".hidden", "å", "a b", "a\\b"})
    void aFolderThatLeadsElsewhereIsRefused(String folder) {
        Work work = toPrint("case-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        journal.batches().collect(work.lease(), Transition.to(JournalState.COLLECTED), QUEUE, folder));
    }

    @Test
    void aBatchClosesByCount() {
        List<Work> letters = collected("case-1", "case-2", "case-3");

        assertThat(close(4, 1_000_000, NEVER)).isEmpty();
        List<Batch> closed = close(2, 1_000_000, NEVER);

        assertThat(closed).hasSize(1);
        Batch batch = closed.get(0);
        assertThat(batch.letters()).isEqualTo(2);
        assertThat(batch.bytes()).isEqualTo(2 * PDF);
        assertThat(batch.state()).isEqualTo(BatchState.CLOSED);
        assertThat(batch.profile()).isEqualTo(PROFILE);
        assertThat(batch.name()).matches("kommun-20261122-[a-p]{12}");
        assertThat(lettersOf(batch)).containsExactly(id(letters.get(0)), id(letters.get(1)));
        assertThat(journal.batches().find(batch.name())).contains(batch);
        assertThat(journal.batches().waiting())
                .extracting(WaitingLetters::letters)
                .containsExactly(1);
    }

    @Test
    void aBatchClosesBySize() {
        collected("case-1", "case-2", "case-3");

        List<Batch> closed = close(100, 2 * PDF + 1, NEVER);

        assertThat(closed).extracting(Batch::letters).containsExactly(2);
        assertThat(closed.get(0).bytes()).isLessThanOrEqualTo(2 * PDF + 1);
    }

    @Test
    void aLetterThatIsLargerThanABatchGoesAlone() {
        collected("case-1", "case-2");

        assertThat(close(100, PDF - 1, NEVER)).extracting(Batch::letters).containsExactly(1, 1);
    }

    @Test
    void aBatchClosesByTheTimeOfItsOldestLetter() {
        collected("case-1");
        clock.pass(A_MINUTE);
        Instant later = clock.instant();
        collected("case-2");

        assertThat(close(100, 1_000_000, later.minus(A_MINUTE))).isEmpty();
        assertThat(close(100, 1_000_000, later)).extracting(Batch::letters).containsExactly(2);
    }

    @Test
    void eachFolderAndEachQueueHasBatchesOfItsOwn() {
        collect(toPrint("case-1"), QUEUE, "Bygglov/4711");
        collect(toPrint("case-2"), QUEUE, "Skola");
        collect(toPrint("case-3"), "other", "Skola");

        List<Batch> closed = close(1, 1_000_000, NEVER);

        assertThat(closed).extracting(Batch::folder).containsExactlyInAnyOrder("Bygglov/4711", "Skola");
        assertThat(closed).extracting(Batch::name).doesNotHaveDuplicates();
        assertThat(journal.batches().waiting())
                .extracting(WaitingLetters::queue)
                .containsExactly("other");
        assertThat(journal.batches().take(Set.of("other"), A_MINUTE)).isEmpty();
    }

    @Test
    void aBatchThatIsHandedOverTakesItsLettersAlong() {
        List<Work> letters = collected("case-1", "case-2", "case-3");
        close(3, 1_000_000, NEVER);
        BatchWork work = taken();

        clock.pass(Duration.ofSeconds(5));
        Batch handedOver = journal.batches().handedOver(work.lease());
        int first = journal.batches().conclude(work.lease(), 2);
        int second = journal.batches().conclude(work.lease(), 2);

        assertThat(handedOver.state()).isEqualTo(BatchState.HANDED_OVER);
        assertThat(first).isEqualTo(2);
        assertThat(second).isEqualTo(1);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(found(letter).state()).isEqualTo(JournalState.HANDED_OVER);
            assertThat(found(letter).concludedAt()).isEqualTo(handedOver.handedOverAt());
        });
        assertThat(journal.records().history(id(letters.get(0))))
                .last()
                .extracting(JournalEvent::detail)
                .isEqualTo("Batch " + work.batch().name());
        assertThat(journal.batches().find(work.batch().name()).orElseThrow().nextAttemptAt())
                .isNull();
        clock.pass(Duration.ofDays(1));
        assertThat(journal.batches().take(QUEUES, A_MINUTE)).isEmpty();
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.batches().renew(work.lease(), A_MINUTE));
    }

    @Test
    void whatACrashLeavesBehindTheManifestIsConcludedAndNotHandedOverAgain() {
        collected("case-1", "case-2");
        close(2, 1_000_000, NEVER);
        BatchWork before = taken();
        journal.batches().handedOver(before.lease());
        journal.batches().conclude(before.lease(), 1);
        clock.pass(A_MINUTE);

        BatchWork after = taken();

        assertThat(after.batch().state()).isEqualTo(BatchState.HANDED_OVER);
        assertThat(journal.batches().conclude(after.lease(), 10)).isEqualTo(1);
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.batches().conclude(before.lease(), 10));
    }

    @Test
    void aBatchIsGivenToOneAndToTheNextWhenItsLeaseHasEnded() {
        collected("case-1");
        close(1, 1_000_000, NEVER);
        BatchWork first = taken();
        assertThat(journal.batches().take(QUEUES, A_MINUTE)).isEmpty();
        clock.pass(Duration.ofSeconds(40));
        BatchLease renewed = journal.batches().renew(first.lease(), A_MINUTE);
        clock.pass(Duration.ofSeconds(40));
        assertThat(journal.batches().take(QUEUES, A_MINUTE)).isEmpty();
        clock.pass(Duration.ofSeconds(20));

        BatchWork second = taken();

        assertThat(second.batch().name()).isEqualTo(first.batch().name());
        assertThat(second.batch().attempts()).isEqualTo(2);
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.batches().renew(renewed, A_MINUTE));
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> journal.batches().handedOver(renewed));
        assertThat(journal.batches().release(renewed, clock.instant(), null)).isFalse();
        assertThat(journal.batches().handedOver(second.lease()).state()).isEqualTo(BatchState.HANDED_OVER);
    }

    @Test
    void aBatchThatCouldNotBeHandedOverIsTakenAgainLaterAndTellsWhy() {
        collected("case-1");
        close(1, 1_000_000, NEVER);
        BatchWork work = taken();

        assertThat(journal.batches()
                        .release(work.lease(), clock.instant().plusSeconds(5), "the disk is full; 19810103-2384"))
                .isTrue();

        assertThat(journal.batches().take(QUEUES, A_MINUTE)).isEmpty();
        assertThat(journal.batches().find(work.batch().name()).orElseThrow().detail())
                .startsWith("the disk is full")
                .doesNotContain("2384");
        clock.pass(Duration.ofSeconds(5));
        assertThat(taken().batch().name()).isEqualTo(work.batch().name());
    }

    @Test
    void aLetterThatIsCollectedCanBeWithdrawnUntilItsBatchIsClosed() {
        Work early = collected("case-1");
        Work late = collected("case-2");

        JournalEntry withdrawn = journal.attention().withdraw(id(early), DECISION);
        List<Batch> closed = close(1, 1_000_000, NEVER);

        assertThat(withdrawn.state()).isEqualTo(JournalState.WITHDRAWN);
        assertThat(closed).hasSize(1);
        assertThat(lettersOf(closed.get(0))).containsExactly(id(late));
        assertThatExceptionOfType(ActionRefusedException.class)
                .isThrownBy(() -> journal.attention().withdraw(id(late), DECISION))
                .withMessageContaining("batch is closed");
        assertThat(found(late).state()).isEqualTo(JournalState.COLLECTED);
    }

    @Test
    void aLetterThatCannotBeReadKeepsNoOtherFromBeingPrinted() {
        List<Work> letters = collected("case-1", "case-2", "case-3");
        close(3, 1_000_000, NEVER);
        BatchWork work = taken();

        Batch dissolved = journal.batches()
                .dissolve(
                        work.lease(),
                        id(letters.get(1)),
                        Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.CONTENT_UNREADABLE));
        List<Batch> next = close(2, 1_000_000, NEVER);

        assertThat(dissolved.state()).isEqualTo(BatchState.DISSOLVED);
        assertThat(found(letters.get(1)).state()).isEqualTo(JournalState.NEEDS_ATTENTION);
        assertThat(next).hasSize(1);
        assertThat(next.get(0).name()).isNotEqualTo(work.batch().name());
        assertThat(lettersOf(next.get(0))).containsExactly(id(letters.get(0)), id(letters.get(2)));
        assertThat(taken().batch().name()).isEqualTo(next.get(0).name());
    }

    @Test
    void aLetterThatIsPrintedOnceMoreIsInABatchOfAnotherName() {
        Work work = collected("case-1");
        Batch first = handedOver();
        journal.report(id(work), Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.NOT_PRINTABLE));
        journal.attention().retry(id(work), DECISION);
        Work again = journal.take(id(work), A_MINUTE).orElseThrow();

        collect(again, QUEUE, "");
        Batch second = handedOver();

        assertThat(second.name()).isNotEqualTo(first.name());
        assertThat(lettersOf(first)).containsExactly(id(work));
        assertThat(lettersOf(second)).containsExactly(id(work));
        assertThat(statesOf(work)).filteredOn(JournalState.HANDED_OVER::equals).hasSize(2);
    }

    @Test
    void lettersAreReadAPageAtATime() {
        List<Work> letters = collected("case-1", "case-2", "case-3", "case-4", "case-5");
        Batch batch = close(5, 1_000_000, NEVER).get(0);

        assertThat(journal.batches().letters(batch.name(), 0, 2))
                .containsExactly(id(letters.get(0)), id(letters.get(1)));
        assertThat(journal.batches().letters(batch.name(), 4, 2)).containsExactly(id(letters.get(4)));
        assertThat(journal.batches().letters(batch.name(), 5, 2)).isEmpty();
    }

    @Test
    void batchesAreListedTheLastOneFirst() {
        collected("case-1");
        Batch first = close(1, 1_000_000, NEVER).get(0);
        clock.pass(A_MINUTE);
        collected("case-2");
        Batch second = close(1, 1_000_000, NEVER).get(0);

        assertThat(journal.batches().list(1, 1)).containsExactly(second);
        assertThat(journal.batches().list(2, 1)).containsExactly(first);
        assertThat(journal.batches().list(3, 1)).isEmpty();
    }

    @Test
    void nodesThatCloseAtOncePutNoLetterInTwoBatches() throws Exception {
        Journal other = anotherNode();
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            letters.add(id(collected("case-" + i)));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Batch> closed = new ArrayList<>();
            for (Future<List<Batch>> some :
                    nodes.invokeAll(List.of(closing(journal, together), closing(other, together)))) {
                closed.addAll(some.get());
            }

            assertThat(closed).extracting(Batch::letters).containsOnly(3, 1);
            assertThat(closed.stream().flatMap(batch -> lettersOf(batch).stream()))
                    .containsExactlyInAnyOrderElementsOf(letters);
        } finally {
            nodes.shutdownNow();
        }
    }

    private Callable<List<Batch>> closing(Journal node, CyclicBarrier together) {
        return () -> {
            together.await();
            return node.batches()
                    .close(
                            QUEUE,
                            PROFILE,
                            new BatchLimits(3, 1_000_000, clock.instant().plus(A_MINUTE)));
        };
    }

    private Work toPrint(String reference) {
        Work work = moved(reference, JournalState.TO_PRINT);
        journal.storePrintFile(work.lease(), PrintFiles.small());
        return work;
    }

    private void collect(Work work, String queue, String folder) {
        journal.batches().collect(work.lease(), Transition.to(JournalState.COLLECTED), queue, folder);
    }

    private Work collected(String reference) {
        Work work = toPrint(reference);
        clock.pass(Duration.ofMillis(1));
        collect(work, QUEUE, "");
        return work;
    }

    private List<Work> collected(String... references) {
        return List.of(references).stream().map(this::collected).toList();
    }

    private List<Batch> close(int letters, long bytes, Instant collectedBefore) {
        return journal.batches().close(QUEUE, PROFILE, new BatchLimits(letters, bytes, collectedBefore));
    }

    private BatchWork taken() {
        Optional<BatchWork> work = journal.batches().take(QUEUES, A_MINUTE);
        assertThat(work).isPresent();
        return work.get();
    }

    private Batch handedOver() {
        close(1, 1_000_000, NEVER);
        BatchWork work = taken();
        Batch batch = journal.batches().handedOver(work.lease());
        journal.batches().conclude(work.lease(), 10);
        return batch;
    }

    private List<UUID> lettersOf(Batch batch) {
        return journal.batches().letters(batch.name(), 0, 100);
    }

    private static UUID id(Work work) {
        return work.lease().messageId();
    }
}
