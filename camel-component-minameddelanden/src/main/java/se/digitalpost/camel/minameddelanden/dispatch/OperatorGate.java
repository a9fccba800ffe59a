package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

/** How many letters are posted to one mailbox operator at once, and whether any is: while it fails, it is left alone. */
final class OperatorGate {

    /** Of so many of the last letters... */
    private static final int LAST = 20;

    private static final int AT_LEAST = 10;

    /** ...if so many percent failed, no other is posted for this time. */
    private static final int PERCENT_FAILED = 50;

    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final int TRIED_AFTERWARDS = 3;
    private static final Duration FULL = Duration.ofSeconds(1);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final RuntimeException FAILURE = new RuntimeException("no letter was taken", null, false, false) {
        private static final long serialVersionUID = 1L;
    };

    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant closedUntil = Instant.MIN;

    /** How long to wait before a letter can be posted; nothing to wait for where it can now. */
    record Answer(Optional<Duration> delay, String why) {

        static final Answer ENTER = new Answer(Optional.empty(), null);

        boolean isOpen() {
            return delay.isEmpty();
        }

        private static Answer later(Duration delay, String why) {
            return new Answer(Optional.of(delay), why);
        }
    }

    OperatorGate(String operator, int places, Clock clock) {
        this.places = new Semaphore(places, true);
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                operator,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(LAST)
                        .minimumNumberOfCalls(AT_LEAST)
                        .failureRateThreshold(PERCENT_FAILED)
                        .waitDurationInOpenState(LEFT_ALONE)
                        .permittedNumberOfCallsInHalfOpenState(TRIED_AFTERWARDS)
                        .build());
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /**
     * Asks to post a letter. Where the answer is open, {@link #leave} has to follow.
     *
     * @param patience how long to wait for a place
     */
    Answer enter(Duration patience) {
        Instant now = clock.instant();
        Instant closed = closedUntil;
        if (now.isBefore(closed)) {
            return Answer.later(Duration.between(now, closed), "it has asked to be left alone for a while");
        }
        if (!hasPlace(patience)) {
            return Answer.later(FULL, "as many letters as may be are being posted to it");
        }
        if (!breaker.tryAcquirePermission()) {
            places.release();
            return Answer.later(LEFT_ALONE, "it has failed often, and is left alone for a while");
        }
        return Answer.ENTER;
    }

    /** @param verdict what came of it; null where nothing did */
    void leave(Verdict verdict, Duration took) {
        places.release();
        if (verdict == null) {
            breaker.releasePermission();
        } else if (verdict instanceof Verdict.Doubt || verdict instanceof Verdict.Retry) {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, FAILURE);
        } else {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (verdict instanceof Verdict.Retry retry && retry.delay() != null) {
            Duration wish = retry.delay().compareTo(LONGEST_WISH) < 0 ? retry.delay() : LONGEST_WISH;
            closedUntil = clock.instant().plus(wish);
        }
    }

    private boolean hasPlace(Duration patience) {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
