package se.digitalpost.camel.minameddelanden.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens at the same moment. */
@EveryStore
class ConcurrencyTest extends JournalContract {

    private static final int THREADS = 64;

    @Test
    void ofManyWithTheSameReferenceOneIsAcceptedAndTheOthersKnowIt() throws Exception {
        List<Acceptance> answers = atOnce(i -> () -> journal.accept(TestLetters.fullLetter("case-1"), A_MINUTE, null));

        assertThat(answers).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Acceptance.Known.class::isInstance).hasSize(THREADS - 1);
        assertThat(journal.records().list(JournalFilter.ALL, 1, 10).entries()).hasSize(1);
    }

    @Test
    void manyWithDifferentReferencesAreAllAccepted() throws Exception {
        List<Acceptance> answers = atOnce(i -> () -> journal.accept(TestLetters.letter("case-" + i), A_MINUTE, null));

        assertThat(answers).hasOnlyElementsOfType(Acceptance.Accepted.class);
        assertThat(journal.records().list(JournalFilter.ALL, 1, 100).entries()).hasSize(THREADS);
    }

    @Test
    void noLetterIsTakenTwice() throws Exception {
        for (int i = 0; i < THREADS; i++) {
            journal.accept(TestLetters.letter("case-" + i), Duration.ZERO, null);
        }

        List<Work> taken = atOnce(i -> () -> journal.take(TestLetters.SENDERS, 5, A_MINUTE)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(taken)
                .extracting(work -> work.entry().clientReference())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, THREADS).mapToObj(i -> "case-" + i).toList());
    }

    @Test
    void oneLeaseIsUsedByOne() throws Exception {
        Work work = moved("case-1", JournalState.SEALED);

        List<Boolean> posting = atOnce(i -> () -> {
            try {
                journal.move(work.lease(), Transition.to(JournalState.DELIVERING));
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        });

        assertThat(posting).containsOnlyOnce(true);
        assertThat(found(work).deliveries()).isEqualTo(1);
    }

    @Test
    void noOutcomeIsToldTwiceAtOnce() throws Exception {
        journal.outcomes().subscribe("cases", clock.instant());
        for (int i = 0; i < THREADS; i++) {
            moved("case-" + i, JournalState.FAILED);
        }

        List<Outcome> told = atOnce(i -> () -> journal.outcomes().next("cases", 5, A_MINUTE)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(told)
                .extracting(outcome -> outcome.event().clientReference())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, THREADS).mapToObj(i -> "case-" + i).toList());
    }

    @Test
    void noLetterIsLetGoOnTwice() throws Exception {
        List<Work> waiting = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Work work = accepted("case-" + i);
            journal.move(
                    work.lease(), Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.SENDER_REFUSED));
            waiting.add(work);
        }
        Decision decision = new Decision("kari01", "the certificate is registered");

        List<Integer> retried = atOnce(i -> () -> journal.attention().retryAll(Reason.SENDER_REFUSED, 10, decision));

        assertThat(retried.stream().mapToInt(Integer::intValue).sum()).isEqualTo(THREADS);
        assertThat(waiting)
                .allSatisfy(work -> assertThat(statesOf(work))
                        .containsExactly(JournalState.ACCEPTED, JournalState.NEEDS_ATTENTION, JournalState.ACCEPTED));
    }

    /** Every thread begins when all are there. */
    private static <T> List<T> atOnce(IntFunction<Callable<T>> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<T> one = task.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
