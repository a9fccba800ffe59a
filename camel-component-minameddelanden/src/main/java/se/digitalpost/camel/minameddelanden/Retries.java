package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/** When a service is tried again that can't for the moment: as it asks, or after pauses that double, and within a time altogether. */
final class Retries {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 10_000;

    private final long until;
    private long millis = FIRST_MILLIS;

    /** @param time how long, from now on */
    Retries(Duration time) {
        this.until = System.nanoTime() + time.toNanos();
    }

    /** @return how long to wait; null where that would be too long */
    Duration pauseAfter(ServiceUnavailableException e) {
        // Half of it at random, so that those who failed together don't come again together.
        Duration own =
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        Duration pause =
                e.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        millis = Math.min(millis * 2, LONGEST_MILLIS);
        return until - System.nanoTime() < pause.toNanos() ? null : pause;
    }
}
