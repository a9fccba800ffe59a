package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * Who is told what became of letters.
 *
 * @param name its name
 * @param from events that were written at this time or later are told
 * @param waiting how many events it hasn't acknowledged
 */
public record Subscriber(String name, Instant from, long waiting) {

    /** All parts are required. */
    public Subscriber {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
    }
}
