package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;

/** Threads that write to the journal while the sending threads go on: as many as there are letters being posted at once, which the operators' gates bound. */
final class WritingThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    /** After it was closed, letters that are still under way write on their own threads. */
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
                Thread thread = new Thread(work, "MinaMeddelanden journal");
                thread.setDaemon(true);
                return thread;
            },
            (work, closed) -> work.run());

    Writing begin(Supplier<JournalEntry> write) {
        Writing writing = new Writing();
        threads.execute(() -> writing.run(write));
        return writing;
    }

    @Override
    public void close() {
        // Without an interrupt: what is being written is waited for.
        threads.shutdown();
    }
}
