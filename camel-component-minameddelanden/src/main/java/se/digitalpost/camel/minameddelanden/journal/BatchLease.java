package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to hand a batch over, for a time: as {@link Lease} is for a letter.
 *
 * @param batch the batch's name
 * @param node who holds it
 * @param token grows with each grant
 * @param until when others may take the batch, on the journal's clock
 */
public record BatchLease(String batch, String node, long token, Instant until) {

    /** All parts are required. */
    public BatchLease {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(until, "until");
    }
}
