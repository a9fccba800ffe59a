package se.digitalpost.camel.minameddelanden.journal;

import java.util.Objects;

/**
 * An event that is told to a subscriber, until it is acknowledged.
 *
 * @param subscriber who is told
 * @param event the event: its state is final or NEEDS_ATTENTION
 * @param token which telling this is: an acknowledgement of an earlier one no longer counts
 */
public record Outcome(String subscriber, JournalEvent event, long token) {

    /** All parts are required. */
    public Outcome {
        Objects.requireNonNull(subscriber, "subscriber");
        Objects.requireNonNull(event, "event");
    }
}
