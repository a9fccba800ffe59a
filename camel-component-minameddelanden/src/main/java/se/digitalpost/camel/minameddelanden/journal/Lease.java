package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The right to work on a letter, for a time. Only its holder can write what becomes of the letter: each grant has a token of its own, which
 * every write is compared with (a fencing token). A lease that has expired still writes as long as nobody else was granted one.
 *
 * @param messageId the letter
 * @param node who holds it
 * @param token grows with each grant
 * @param until when others may take the letter, on the journal's clock
 */
public record Lease(UUID messageId, String node, long token, Instant until) {

    /** All parts are required. */
    public Lease {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(until, "until");
    }
}
