package se.digitalpost.camel.minameddelanden.api.callback;

import java.time.Duration;
import java.time.Instant;

/**
 * What one host is given at once, so that one that is slow or down doesn't take what others need. What has to wait comes again when its turn is expected, and not before a
 * host is tried again that couldn't be reached: first by one callback alone. Safe for use by several threads.
 */
final class HostLane {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final int WEIGHT = 8;

    private final int places;
    private int busy;
    private int failures;
    private Instant closedUntil = Instant.MIN;
    private Instant lastTurn = Instant.MIN;
    private Duration usual = Duration.ofMillis(100);

    HostLane(int places) {
        this.places = places;
    }

    /** @return null where a callback may be posted now, and then {@link #ended} has to be told; else when it should come again */
    synchronized Instant begin(Instant now) {
        if (now.isBefore(closedUntil)) {
            return turn(closedUntil);
        }
        if (busy >= (failures > 0 ? 1 : places)) {
            return turn(now);
        }
        busy++;
        return null;
    }

    /** As many come at a time as are done in that time; none has to wait for long, or what ends sooner would be noticed late. */
    private Instant turn(Instant from) {
        Instant begin = lastTurn.isBefore(from) ? from : lastTurn;
        Instant latest = from.plus(LONGEST_PAUSE);
        Instant turn = begin.plus(usual.dividedBy(places));
        lastTurn = turn.isAfter(latest) ? latest : turn;
        return lastTurn;
    }

    /**
     * A callback has ended.
     *
     * @param took how long it was under way
     * @param reached whether the host has answered, whatever it said
     */
    synchronized void ended(Instant now, Duration took, boolean reached) {
        busy--;
        usual = usual.multipliedBy(WEIGHT - 1L).plus(took).dividedBy(WEIGHT);
        if (reached) {
            failures = 0;
            closedUntil = Instant.MIN;
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        closedUntil = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        failures++;
    }
}
