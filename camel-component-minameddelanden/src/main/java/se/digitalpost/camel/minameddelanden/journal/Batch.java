package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * Letters that go to a print service together. Which ones, in which order and under which name is fixed when it is closed. It bears no recipient and
 * no content.
 *
 * @param name what it is called, by its queue, the day, and a digest of its letters: {@code [A-Za-z0-9._-]}
 * @param queue the queue that its letters were collected for
 * @param folder the folder that its files go to, without a slash at either end; empty for none
 * @param profile what the print service wants, as a text that the journal doesn't know
 * @param state where it stands
 * @param letters how many letters it has
 * @param bytes the size of their PDFs
 * @param closedAt when it was closed
 * @param handedOverAt when the print service had all of it, or null
 * @param nextAttemptAt when a node may take it: for a batch that is worked on the lease's end; null where there is nothing to do
 * @param attempts how often it was taken
 * @param node who holds its lease, or null
 * @param detail why the last attempt failed, or null
 */
public record Batch(
        String name,
        String queue,
        String folder,
        String profile,
        BatchState state,
        int letters,
        long bytes,
        Instant closedAt,
        Instant handedOverAt,
        Instant nextAttemptAt,
        int attempts,
        String node,
        String detail) {

    /** All are required but those that say otherwise. */
    public Batch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(closedAt, "closedAt");
    }

    static Batch closed(
            String name, String queue, String folder, String profile, int letters, long bytes, Instant now) {
        return new Batch(
                name, queue, folder, profile, BatchState.CLOSED, letters, bytes, now, null, now, 0, null, null);
    }

    /** The batch after somebody took it. */
    Batch leased(String by, Instant until) {
        return with(state, handedOverAt, until, attempts + 1, by, detail);
    }

    Batch renewed(Instant until) {
        return with(state, handedOverAt, until, attempts, node, detail);
    }

    /** The batch that nobody works on. */
    Batch free(Instant next, String why) {
        return with(state, handedOverAt, next, attempts, null, why);
    }

    Batch taken(Instant now) {
        return with(BatchState.HANDED_OVER, now, nextAttemptAt, attempts, node, null);
    }

    /** The batch with which there is nothing to do any more. */
    Batch ended(BatchState last) {
        return with(last, handedOverAt, null, attempts, null, detail);
    }

    private Batch with(BatchState now, Instant handedOver, Instant next, int taken, String by, String why) {
        return new Batch(name, queue, folder, profile, now, letters, bytes, closedAt, handedOver, next, taken, by, why);
    }

    /** @return name, letters and state only */
    @Override
    public String toString() {
        return "Batch[" + name + ", " + letters + " letters, " + state + "]";
    }
}
