package se.digitalpost.camel.minameddelanden.journal;

import java.util.Objects;

/** The journal's answer to a message. */
public sealed interface Acceptance {

    /** @return what is known of the letter */
    JournalEntry entry();

    /**
     * The message is new, and stored.
     *
     * @param entry its entry: in state ACCEPTED, or where its first steps led
     * @param lease the right to work on it; null where none was asked for, or a step ended the work
     */
    record Accepted(JournalEntry entry, Lease lease) implements Acceptance {

        /** The entry is required. */
        public Accepted {
            Objects.requireNonNull(entry, "entry");
        }
    }

    /**
     * The same message was accepted before. Nothing was written.
     *
     * @param entry what has become of it, in whatever state it is now
     */
    record Known(JournalEntry entry) implements Acceptance {

        /** The entry is required. */
        public Known {
            Objects.requireNonNull(entry, "entry");
        }
    }
}
