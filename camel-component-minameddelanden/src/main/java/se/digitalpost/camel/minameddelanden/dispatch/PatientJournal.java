package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * Writes what only this process knows: what came of a side effect, or that one is about to be. A journal that can't be reached is tried again for
 * a while, since what isn't written makes a letter one in doubt that isn't.
 */
final class PatientJournal {

    private static final Logger LOG = LoggerFactory.getLogger(PatientJournal.class);

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final Journal journal;
    private final Duration patience;

    PatientJournal(Journal journal, Duration patience) {
        this.journal = journal;
        this.patience = patience;
    }

    /**
     * @throws LeaseLostException where somebody else has the letter now
     * @throws JournalUnavailableException where the patience has come to its end, or the thread was interrupted
     */
    JournalEntry move(Lease lease, Transition... steps) {
        try {
            return patiently(() -> journal.move(lease, steps));
        } catch (LeaseLostException e) {
            tell(steps[steps.length - 1], "somebody else has it now", lease);
            throw e;
        } catch (JournalUnavailableException e) {
            tell(steps[steps.length - 1], "the journal can't be reached", lease);
            throw e;
        }
    }

    /**
     * Stores a new letter with its first steps. Where it is certain that it isn't stored the caller is told at once, and can bring it again; where nobody
     * knows it may be stored as being posted, and would be in doubt: so that is found out.
     *
     * @throws JournalUnavailableException where it isn't stored; or where the patience has come to its end, or the thread was interrupted
     */
    Acceptance accept(Message message, Duration leaseTime, Instant deadline, Transition... steps) {
        try {
            return journal.accept(message, leaseTime, deadline, null, steps);
        } catch (JournalUnavailableException e) {
            if (!e.isUncertain()) {
                throw e;
            }
            LOG.warn("Nobody knows whether message {} is stored: it is asked for", message.messageId());
            return findOut(message, leaseTime, deadline, steps);
        }
    }

    private Acceptance findOut(Message message, Duration leaseTime, Instant deadline, Transition... steps) {
        try {
            return patiently(() -> journal.accept(message, leaseTime, deadline, null, steps));
        } catch (JournalUnavailableException e) {
            LOG.error("Nobody knows whether message {} is stored", message.messageId());
            throw new JournalUnavailableException(e.getMessage(), true, e);
        }
    }

    private <T> T patiently(Supplier<T> call) {
        long begin = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return call.get();
            } catch (JournalUnavailableException e) {
                boolean over = System.nanoTime() - begin > patience.toNanos();
                if (over || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** All that is left of what was known. */
    private static void tell(Transition step, String why, Lease lease) {
        LOG.error(
                "Message {} has come to {} (TransId {}), which couldn't be written: {}",
                lease.messageId(),
                step.target(),
                step.facts().transactionId(),
                why);
    }
}
