package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/**
 * Writes what came of a side effect. That is known here and nowhere else, so a journal that can't be reached is tried again for a while: what isn't
 * written makes a delivered letter one in doubt.
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

    /** @throws JournalUnavailableException where the patience has come to its end, or the thread was interrupted */
    JournalEntry move(Lease lease, Transition... steps) {
        long begin = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return journal.move(lease, steps);
            } catch (JournalUnavailableException e) {
                boolean over = System.nanoTime() - begin > patience.toNanos();
                if (over || Thread.currentThread().isInterrupted()) {
                    LOG.error(
                            "Message {} has come to {}, and the journal couldn't be told: it will be found in doubt",
                            lease.messageId(),
                            steps[steps.length - 1].target());
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
