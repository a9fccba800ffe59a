package se.digitalpost.camel.minameddelanden.journal;

import java.util.Objects;

/**
 * A batch to hand over, and the right to do so.
 *
 * @param batch the batch: CLOSED where its files are to be handed over, HANDED_OVER where only its letters are still to be told so
 * @param lease the right to work on it
 */
public record BatchWork(Batch batch, BatchLease lease) {

    /** Both parts are required. */
    public BatchWork {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(lease, "lease");
    }
}
