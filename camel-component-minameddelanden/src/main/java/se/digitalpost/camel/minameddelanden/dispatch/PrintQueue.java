package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.BatchWork;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/**
 * Makes batches of the letters that were collected for one print queue, and hands them over, one after the other. Any number of nodes may do so for one
 * queue: no letter comes into two batches, and a batch is handed over by one of them at a time. Run by one thread.
 */
public final class PrintQueue implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private final Journal journal;
    private final BatchPlan plan;
    private final BatchCourse course;
    private final LeaseKeeper leases;
    private final Duration pollInterval;
    private final Duration leaseTime;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean closed;
    private int failures;

    /**
     * @param journal where letters are collected
     * @param plan when they make a batch
     * @param transport takes the files
     * @param pollInterval how often the journal is asked whether there is something to do
     * @param leaseTime how long a batch stays with a node that doesn't tell that it is alive
     */
    public PrintQueue(
            Journal journal, BatchPlan plan, PrintTransport transport, Duration pollInterval, Duration leaseTime) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.plan = Objects.requireNonNull(plan, "plan");
        this.pollInterval = Objects.requireNonNull(pollInterval, "pollInterval");
        this.leaseTime = Objects.requireNonNull(leaseTime, "leaseTime");
        this.leases = new LeaseKeeper(journal, leaseTime);
        Backoff backoff = new Backoff(
                FIRST_DELAY, LONGEST_DELAY, bound -> ThreadLocalRandom.current().nextLong(bound));
        this.course = new BatchCourse(
                journal, Objects.requireNonNull(transport, "transport"), leases, leaseTime, backoff, () -> closed);
    }

    /** Works until it is closed, or its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!closed) {
                work();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes what is due and hands over all batches that are. */
    public void work() {
        try {
            journal.batches().close(plan.queue(), plan.profile(), plan.limits(journal.now()));
            Optional<BatchWork> work = take();
            while (work.isPresent()) {
                course.run(work.get());
                work = take();
            }
            if (failures > 0) {
                LOG.info("The print queue {} goes on", plan.queue());
                failures = 0;
            }
        } catch (JournalUnavailableException e) {
            if (failures++ == 0) {
                LOG.warn("Letters in the print queue {} have to wait. {}", plan.queue(), e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is: if this thread ended, nobody would hand letters over any more.
            LOG.error("Letters in the print queue {} have to wait", plan.queue(), e);
            failures++;
        }
    }

    /**
     * Makes batches of all letters that wait now, and hands them over: for a mailing that has ended, or a person who doesn't want to wait.
     *
     * @return how many batches
     */
    public int closeBatches() {
        int batches = journal.batches()
                .close(plan.queue(), plan.profile(), plan.limitsOfAll())
                .size();
        wake();
        return batches;
    }

    private Optional<BatchWork> take() {
        return closed ? Optional.empty() : journal.batches().take(Set.of(plan.queue()), leaseTime);
    }

    /** Something was collected, or is due: the journal is asked at once. */
    public void wake() {
        calls.release();
    }

    private void pause() throws InterruptedException {
        Duration pause = pollInterval.multipliedBy(1L << Math.min(failures, 5));
        if (calls.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /** No more batches are taken. The one that is being handed over is left after the file that is on its way; another node goes on with it. */
    @Override
    public void close() {
        closed = true;
        leases.close();
        wake();
    }
}
