package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.Instant;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * A letter whose caller waits for what becomes of it. It is stored together with its first steps, which are written before anything has left the house but
 * questions: a transaction less for each letter than if it were stored first.
 */
final class ArrivedLetter implements HeldLetter, AutoCloseable {

    private final Message message;
    private final Instant deadline;
    private final Duration leaseTime;
    private final PatientJournal journal;
    private final LeaseKeeper leases;
    private boolean stored;
    private Lease lease;
    private LeaseKeeper.Kept kept;

    ArrivedLetter(Message message, Instant deadline, Duration leaseTime, PatientJournal journal, LeaseKeeper leases) {
        this.message = message;
        this.deadline = deadline;
        this.leaseTime = leaseTime;
        this.journal = journal;
        this.leases = leases;
    }

    @Override
    public JournalEntry write(Transition... steps) {
        return stored ? journal.move(lease, steps) : accept(steps);
    }

    private JournalEntry accept(Transition... steps) {
        Acceptance acceptance;
        try {
            acceptance = journal.accept(message, leaseTime, deadline, steps);
        } catch (JournalUnavailableException e) {
            throw e;
        } catch (MinaMeddelandenException e) {
            throw new NotAcceptedException(e);
        }
        if (acceptance instanceof Acceptance.Accepted accepted) {
            hold(accepted.lease());
            return accepted.entry();
        }
        throw new NotAcceptedException(acceptance.entry());
    }

    /** @param granted null where the first steps have ended the work */
    private void hold(Lease granted) {
        stored = true;
        lease = granted;
        if (granted != null) {
            kept = leases.keep(granted);
        }
    }

    @Override
    public boolean isStored() {
        return stored;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
        }
    }
}
