package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;

/** Steps that are being written to the journal, on another thread. Whoever began it waits for its end. */
final class Writing {

    private final CountDownLatch end = new CountDownLatch(1);
    private Thread writer;
    private boolean isInterrupted;
    private JournalEntry written;
    private Throwable fault;

    /** Writes. Run once. */
    void run(Supplier<JournalEntry> write) {
        begin();
        try {
            written = write.get();
        } catch (RuntimeException | Error e) {
            fault = e;
        } finally {
            leave();
            end.countDown();
        }
    }

    private synchronized void begin() {
        writer = Thread.currentThread();
        if (isInterrupted) {
            writer.interrupt();
        }
    }

    /** What the thread does next isn't interrupted any more. */
    private synchronized void leave() {
        writer = null;
    }

    private synchronized void interrupt() {
        isInterrupted = true;
        if (writer != null) {
            writer.interrupt();
        }
    }

    boolean hasEnded() {
        return end.getCount() == 0;
    }

    /** @return whether it has ended by then; false also where the waiting thread is interrupted, as it still is afterwards */
    boolean hasEndedWithin(Duration patience) {
        try {
            return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until it is known what came of it, also on a thread that is interrupted: then the writer is, which ends its patience with a journal that
     * can't be reached.
     *
     * @return the entry as it was written
     * @throws RuntimeException what writing it has thrown, each time it is asked
     */
    JournalEntry await() {
        boolean interrupted = false;
        while (true) {
            try {
                end.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault != null) {
            throw (RuntimeException) fault;
        }
        return written;
    }
}
