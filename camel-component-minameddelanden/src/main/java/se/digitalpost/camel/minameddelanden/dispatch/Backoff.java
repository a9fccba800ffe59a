package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * When a letter is tried again: after as long as it has been tried, so that each delay is about twice the one before. Needs nothing but the time
 * at which it began, and so goes on on another node. The random part keeps letters apart that failed together.
 *
 * @param random gives a number from 0 to below its argument
 */
record Backoff(Duration first, Duration longest, LongUnaryOperator random) {

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
