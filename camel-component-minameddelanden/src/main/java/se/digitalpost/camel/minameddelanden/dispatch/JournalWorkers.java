package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.Work;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * Works on what is due in a journal: letters that were only stored, those that wait for their next attempt, and those whose node died. One
 * for each component; any number of nodes may do so on one journal, each takes letters of the senders that it can send for.
 *
 * <p>Safe for use by several threads at once.
 */
public final class JournalWorkers implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWorkers.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Journal journal;
    private final Executor executor;
    private final int size;
    private final Duration pollInterval;
    private final Duration leaseTime;
    private final Semaphore free;
    private final Semaphore calls = new Semaphore(0);
    private final Map<OrganizationNumber, JournaledDispatcher> dispatchers = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private int failures;

    /**
     * @param journal where the letters are
     * @param executor works on a letter on another thread; has at least {@code size} of them
     * @param size how many letters are worked on at once
     * @param pollInterval how often the journal is asked where nothing was due
     * @param leaseTime how long a letter stays with a node that doesn't tell that it is alive
     */
    public JournalWorkers(Journal journal, Executor executor, int size, Duration pollInterval, Duration leaseTime) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.size = size;
        this.pollInterval = Objects.requireNonNull(pollInterval, "pollInterval");
        this.leaseTime = Objects.requireNonNull(leaseTime, "leaseTime");
        this.free = new Semaphore(size);
    }

    /**
     * From now on a sender's letters are worked on.
     *
     * @param sender who sends
     * @param dispatcher brings its letters on
     */
    public void add(OrganizationNumber sender, JournaledDispatcher dispatcher) {
        dispatchers.put(sender, dispatcher);
        wake();
    }

    /**
     * No more of a sender's letters are taken. Those that are being worked on go on.
     *
     * @param sender who sends
     */
    public void remove(OrganizationNumber sender) {
        dispatchers.remove(sender);
    }

    /** Something was stored: the journal is asked at once. */
    public void wake() {
        calls.release();
    }

    /** Takes letters until it is closed or its thread is interrupted, and hands them to the executor. */
    @Override
    public void run() {
        try {
            while (!closed) {
                free.acquire();
                int places = 1 + drain();
                int taken = take(places);
                free.release(places - taken);
                if (taken < places) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int drain() {
        return Math.min(free.drainPermits(), size);
    }

    /** @return how many letters were handed on; each gives its place back when it is done */
    private int take(int places) {
        Set<OrganizationNumber> senders = Set.copyOf(dispatchers.keySet());
        if (senders.isEmpty()) {
            return 0;
        }
        List<Work> due;
        try {
            due = journal.take(senders, places, leaseTime);
            if (failures > 0) {
                LOG.info("The journal can be read again");
                failures = 0;
            }
        } catch (MinaMeddelandenException e) {
            if (failures++ == 0) {
                LOG.warn("Stored letters have to wait. {}", e.getMessage());
            }
            return 0;
        } catch (RuntimeException | Error e) {
            // Whatever it is: if this thread ended, nobody would work on stored letters any more.
            LOG.error("Stored letters have to wait", e);
            failures++;
            return 0;
        }
        int handedOn = 0;
        for (Work work : due) {
            if (handOn(work)) {
                handedOn++;
            }
        }
        return handedOn;
    }

    private boolean handOn(Work work) {
        JournaledDispatcher dispatcher = dispatchers.get(work.entry().sender());
        if (dispatcher == null) {
            giveBack(work);
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    dispatcher.work(work);
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            // The component stops.
            giveBack(work);
            return false;
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} has to wait", work.lease().messageId(), e);
            giveBack(work);
            return false;
        }
    }

    /** Nothing was done with it. Where that can't be written, its lease ends by itself. */
    private void giveBack(Work work) {
        try {
            journal.release(work.lease(), journal.now());
        } catch (MinaMeddelandenException e) {
            LOG.warn("Message {} has to wait. {}", work.lease().messageId(), e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} has to wait", work.lease().messageId(), e);
        }
    }

    private void pause() throws InterruptedException {
        Duration pause = pollInterval.multipliedBy(1L << Math.min(failures, 10));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 || failures == 0 ? pause : LONGEST_PAUSE;
        if (calls.tryAcquire(bounded.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /** No more letters are taken. Those that are being worked on go on. */
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
