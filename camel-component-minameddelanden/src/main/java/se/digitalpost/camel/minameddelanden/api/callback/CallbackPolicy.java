package se.digitalpost.camel.minameddelanden.api.callback;

import java.time.Duration;

/**
 * How callbacks are posted, and again.
 *
 * @param atOnce how many are under way at the same time
 * @param atOncePerHost how many of them to one host
 * @param timeout how long one may take
 * @param firstDelay how long to wait before the second attempt; each following pause is about as long as it has been tried until then
 * @param longestDelay the longest pause
 * @param giveUpAfter how long one is tried
 * @param pollInterval how often to ask for events where there were none
 */
public record CallbackPolicy(
        int atOnce,
        int atOncePerHost,
        Duration timeout,
        Duration firstDelay,
        Duration longestDelay,
        Duration giveUpAfter,
        Duration pollInterval) {

    /** 16 at once, 4 to a host, 10 seconds each; again after 5 seconds up to an hour, for 3 days. */
    public static final CallbackPolicy DEFAULT = new CallbackPolicy(
            16,
            4,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofDays(3),
            Duration.ofSeconds(1));

    /** @throws IllegalArgumentException where a number or a time isn't positive */
    public CallbackPolicy {
        if (atOnce < 1
                || atOncePerHost < 1
                || timeout.toMillis() < 1
                || firstDelay.toMillis() < 1
                || longestDelay.compareTo(firstDelay) < 0
                || giveUpAfter.toMillis() < 1
                || pollInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Numbers and times must be positive, and the pauses must not become shorter");
        }
    }

    /**
     * @param each how long one may take
     * @param altogether how long one is tried
     * @return the same with these times
     */
    public CallbackPolicy within(Duration each, Duration altogether) {
        return new CallbackPolicy(atOnce, atOncePerHost, each, firstDelay, longestDelay, altogether, pollInterval);
    }

    /** How long to wait after a failure of what has been tried for so long. */
    Duration delay(Duration tried) {
        if (tried.compareTo(firstDelay) < 0) {
            return firstDelay;
        }
        return tried.compareTo(longestDelay) < 0 ? tried : longestDelay;
    }
}
