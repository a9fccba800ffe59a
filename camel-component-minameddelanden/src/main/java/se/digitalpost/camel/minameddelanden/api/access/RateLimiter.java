package se.digitalpost.camel.minameddelanden.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.Problem;
import se.digitalpost.camel.minameddelanden.api.ProblemType;

/**
 * How often a client may ask: so many requests at once, and as many in each period, evenly refilled (a token bucket). Each node counts for itself. Safe for use
 * by several threads.
 */
public final class RateLimiter {

    private static final int SWEEP_BEYOND = 10_000;

    /** For each client, when its bucket will be full again, in microseconds since 1970. */
    private final Map<String, Long> full = new ConcurrentHashMap<>();

    private final AtomicLong nextSweep = new AtomicLong();
    private final long period;
    private final long each;
    private final Clock clock;

    /**
     * @param requests how many requests in a period
     * @param period the period; a request takes a microsecond of it at least
     * @param clock tells the time
     * @throws IllegalArgumentException where that isn't so
     */
    public RateLimiter(int requests, Duration period, Clock clock) {
        this.each = requests < 1 ? 0 : micros(period) / requests;
        if (each < 1) {
            throw new IllegalArgumentException(
                    "A client must be allowed at least one request, and at most one in a microsecond");
        }
        this.period = each * requests;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Counts one request.
     *
     * @param clientId who asks
     * @throws ApiProblemException {@code TOO_MANY_REQUESTS} with {@code Retry-After} where that is one too many; it doesn't count then
     */
    public void take(String clientId) {
        Duration wait = tryTake(clientId);
        if (!wait.isZero()) {
            long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
            throw new ApiProblemException(
                    Problem.of(ProblemType.TOO_MANY_REQUESTS, "Try again in " + seconds + " seconds"),
                    Map.of("Retry-After", Long.toString(seconds)),
                    null);
        }
    }

    /**
     * Counts one request, if there is room for it.
     *
     * @param clientId who asks
     * @return zero where it was counted; else how long it takes until there is room
     */
    public Duration tryTake(String clientId) {
        long now = micros(clock.instant());
        long[] wait = new long[1];
        full.compute(clientId, (id, before) -> {
            // A clock that was set back must not lock a client out for longer than an empty bucket does.
            long then = before == null ? now : Math.min(Math.max(before, now), now + period);
            wait[0] = Math.max(0, then + each - (now + period));
            return wait[0] == 0 ? then + each : then;
        });
        forgetTheAbsent(now);
        return Duration.of(wait[0], ChronoUnit.MICROS);
    }

    /** Whose bucket is full again is as good as new. */
    private void forgetTheAbsent(long now) {
        long due = nextSweep.get();
        if (full.size() > SWEEP_BEYOND && now >= due && nextSweep.compareAndSet(due, now + period)) {
            full.values().removeIf(then -> then <= now);
        }
    }

    int remembered() {
        return full.size();
    }

    private static long micros(Duration duration) {
        return micros(Instant.EPOCH.plus(duration));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
