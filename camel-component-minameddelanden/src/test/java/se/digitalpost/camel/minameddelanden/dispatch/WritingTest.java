package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

class WritingTest {

    private static final JournalEntry ENTRY = JournalEntry.arrived(
            Office.letter("case-1", AT_KIVRA.id()).buildComplete(), Instant.parse("2026-11-22T09:00:00Z"), null);

    private final WritingThreads threads = new WritingThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void whoBeganItGoesOnAndHasWhatWasWrittenInTheEnd() {
        CountDownLatch goneOn = new CountDownLatch(1);

        Writing writing = threads.begin(() -> {
            assertThat(isOver(goneOn)).isTrue();
            return ENTRY;
        });
        assertThat(writing.hasEnded()).isFalse();
        goneOn.countDown();

        assertThat(writing.await()).isSameAs(ENTRY);
        assertThat(writing.hasEnded()).isTrue();
    }

    @Test
    void whatItThrowsIsToldEachTime() {
        JournalUnavailableException fault = new JournalUnavailableException("it is full", false, null);

        Writing writing = threads.begin(() -> {
            throw fault;
        });

        assertThatThrownBy(writing::await).isSameAs(fault);
        assertThatThrownBy(writing::await).isSameAs(fault);
    }

    @Test
    void anErrorIsTold() {
        Writing writing = threads.begin(() -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(writing::await).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anInterruptIsPassedOnAndTheEndIsWaitedForAllTheSame() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Boolean> isInterrupted = new AtomicReference<>();
        Writing writing = threads.begin(() -> {
            begun.countDown();
            isInterrupted.set(!isOver(new CountDownLatch(1)));
            return ENTRY;
        });
        assertThat(isOver(begun)).isTrue();
        CompletableFuture<Boolean> waited = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            writing.await();
            waited.complete(Thread.currentThread().isInterrupted());
        });

        waiting.start();
        waiting.interrupt();

        assertThat(waited.get(1, TimeUnit.MINUTES))
                .as("it is still interrupted")
                .isTrue();
        assertThat(isInterrupted).hasValue(true);
    }

    @Test
    void whatIsBegunAfterTheEndIsWrittenAtOnce() {
        threads.close();

        Writing writing = threads.begin(() -> ENTRY);

        assertThat(writing.hasEnded()).isTrue();
        assertThat(writing.await()).isSameAs(ENTRY);
    }

    /** @return false where the thread is interrupted meanwhile */
    private static boolean isOver(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
