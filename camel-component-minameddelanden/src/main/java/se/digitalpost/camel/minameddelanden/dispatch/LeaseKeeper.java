package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * Renews the leases of letters and batches that are being worked on: a lease can be short, so that a crash delays a letter little, and yet a slow mailbox
 * operator doesn't lose it. Where the journal can't be reached, leases end, and others may take over.
 */
final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private static final int ROUNDS_PER_LEASE = 3;

    private final Journal journal;
    private final Duration leaseTime;
    private final Set<Kept> leases = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds;

    /** A lease for as long as it isn't closed. One that is older than a round is renewed. */
    final class Kept implements AutoCloseable {

        private final Runnable renewal;
        private boolean young = true;
        private volatile boolean lost;

        private Kept(Runnable renewal) {
            this.renewal = renewal;
        }

        /** Whether somebody else may have it now, as far as that is known here. */
        boolean isLost() {
            return lost;
        }

        @Override
        public void close() {
            leases.remove(this);
        }
    }

    LeaseKeeper(Journal journal, Duration leaseTime) {
        this(journal, leaseTime, leaseTime.dividedBy(ROUNDS_PER_LEASE));
    }

    /** @param pace how long between rounds */
    LeaseKeeper(Journal journal, Duration leaseTime, Duration pace) {
        this.journal = journal;
        this.leaseTime = leaseTime;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "MinaMeddelanden leases");
            thread.setDaemon(true);
            return thread;
        });
        this.rounds = executor;
        long period = Math.max(1, pace.toMillis());
        rounds.scheduleWithFixedDelay(this::round, period, period, TimeUnit.MILLISECONDS);
    }

    Kept keep(Lease lease) {
        return keep(() -> journal.renew(lease, leaseTime));
    }

    /** @param renewal renews a lease, or throws {@link LeaseLostException} */
    Kept keep(Runnable renewal) {
        Kept kept = new Kept(renewal);
        leases.add(kept);
        return kept;
    }

    private void round() {
        for (Kept kept : leases) {
            if (kept.young) {
                kept.young = false;
                continue;
            }
            try {
                kept.renewal.run();
            } catch (LeaseLostException e) {
                // Whoever works on it is told the same when it writes.
                kept.lost = true;
                kept.close();
            } catch (MinaMeddelandenException e) {
                LOG.warn("A lease couldn't be renewed: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                // Whatever is thrown here would end the renewing for good.
                LOG.error("A lease couldn't be renewed", e);
            }
        }
    }

    @Override
    public void close() {
        // Without an interrupt: a renewal that is under way is using the journal.
        rounds.shutdown();
    }
}
