package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.Instant;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Lease;

/** When a letter is tried again that couldn't be brought to an end, and for how long. Times are on the journal's clock. */
final class Waiting {

    private final Journal journal;
    private final Backoff backoff;
    private final Duration giveUpAfter;

    Waiting(Journal journal, Backoff backoff, Duration giveUpAfter) {
        this.journal = journal;
        this.backoff = backoff;
        this.giveUpAfter = giveUpAfter;
    }

    /** Whether the fallback is to take over. */
    boolean isOver(JournalEntry entry) {
        return entry.deadline() != null && !journal.now().isBefore(entry.deadline());
    }

    boolean isGivenUp(JournalEntry entry) {
        return tried(entry).compareTo(giveUpAfter) >= 0;
    }

    /** Ends work on the letter for now. */
    void release(Lease lease, JournalEntry entry) {
        release(lease, entry, delay(entry));
    }

    /** Ends work on the letter for now, as long as the verdict asks for. */
    void release(Lease lease, JournalEntry entry, Verdict.Retry verdict) {
        Duration asked = verdict.delay() == null ? Duration.ZERO : backoff.spread(verdict.delay());
        Duration own = verdict.wasTried() ? delay(entry) : Duration.ZERO;
        release(lease, entry, asked.compareTo(own) > 0 ? asked : own);
    }

    private void release(Lease lease, JournalEntry entry, Duration delay) {
        Instant now = journal.now();
        Instant next = now.plus(delay);
        boolean tooLate = entry.deadline() != null && now.isBefore(entry.deadline()) && next.isAfter(entry.deadline());
        journal.release(lease, tooLate ? entry.deadline() : next);
    }

    private Duration delay(JournalEntry entry) {
        return switch (entry.state()) {
            // It may have waited for its turn for hours before anybody tried.
            case ACCEPTED -> backoff.after(entry.attempts());
            case SEALED -> backoff.after(entry.deliveries());
            default -> backoff.after(tried(entry));
        };
    }

    /** For how long the letter has been on its way, to a mailbox or to print. */
    private Duration tried(JournalEntry entry) {
        Instant since = entry.state() == JournalState.TO_PRINT ? entry.changedAt() : entry.acceptedAt();
        return Duration.between(since, journal.now());
    }
}
