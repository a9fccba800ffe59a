package se.digitalpost.camel.minameddelanden.journal;

import java.util.Objects;

/**
 * A letter to work on, and the right to do so.
 *
 * @param entry what is known of the letter; never in {@link JournalState#DELIVERING}
 * @param lease the right to work on it
 */
public record Work(JournalEntry entry, Lease lease) {

    /** Both parts are required. */
    public Work {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(lease, "lease");
    }
}
