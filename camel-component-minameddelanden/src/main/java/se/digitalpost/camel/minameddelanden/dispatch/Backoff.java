package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * When a letter is tried again: each delay is about twice the one before. What it needs to know is in the journal, so it goes on on another node.
 * The random part keeps letters apart that failed together.
 *
 * @param random gives a number from 0 to below its argument
 */
record Backoff(Duration first, Duration longest, LongUnaryOperator random) {

    private static final int MOST_DOUBLINGS = 20;

    /** After so many attempts. */
    Duration after(int attempts) {
        return after(first.multipliedBy(1L << Math.max(0, Math.min(attempts - 1, MOST_DOUBLINGS))));
    }

    /** After trying for so long: as long again. */
    Duration after(Duration tried) {
        Duration delay = longer(first, shorter(tried, longest));
        long half = delay.toMillis() / 2;
        return Duration.ofMillis(half + random.applyAsLong(half + 1));
    }

    /** A time that somebody asks to wait, and up to half of it more. */
    Duration spread(Duration asked) {
        return asked.plusMillis(random.applyAsLong(asked.toMillis() / 2 + 1));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
