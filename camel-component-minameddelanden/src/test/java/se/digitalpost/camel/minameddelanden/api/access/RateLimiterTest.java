package se.digitalpost.camel.minameddelanden.api.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RateLimiterTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:15:00Z"));
    private final RateLimiter limiter = new RateLimiter(60, Duration.ofMinutes(1), clock);

    @Test
    void soManyAreTakenAtOnceAndThenOneASecond() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));

        assertThat(limiter.tryTake("bygglov")).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofMillis(999));
        assertThat(limiter.tryTake("bygglov")).isEqualTo(Duration.ofMillis(1));
        clock.pass(Duration.ofMillis(1));
        assertThat(limiter.tryTake("bygglov")).isZero();
        assertThat(limiter.tryTake("bygglov")).isPositive();
    }

    @Test
    void oneClientDoesNotTakeWhatIsAnothers() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));

        assertThat(limiter.tryTake("skola")).isZero();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToTryAgain() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));
        clock.pass(Duration.ofMillis(100));

        assertThatThrownBy(() -> limiter.take("bygglov")).isInstanceOfSatisfying(ApiProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(429);
            assertThat(refusal.headers()).containsEntry("Retry-After", "1");
            assertThat(refusal.isRetryable()).isTrue();
        });
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));
        IntStream.range(0, 1000).forEach(i -> limiter.tryTake("bygglov"));

        clock.pass(Duration.ofSeconds(1));
        assertThat(limiter.tryTake("bygglov")).isZero();
    }

    @Test
    void aPauseFillsTheBucketAndNoMore() {
        clock.pass(Duration.ofDays(3));

        assertThat(IntStream.range(0, 100)
                        .filter(i -> limiter.tryTake("bygglov").isZero())
                        .count())
                .isEqualTo(60);
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOutForLongerThanAPeriod() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));
        clock.pass(Duration.ofDays(-1));

        assertThat(limiter.tryTake("bygglov")).isLessThanOrEqualTo(Duration.ofMinutes(1));
        clock.pass(Duration.ofMinutes(1));
        assertThat(limiter.tryTake("bygglov")).isZero();
    }

    @Test
    void manyThreadsTakeNotOneTooMany() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 1000)
                    .mapToObj(i ->
                            (Callable<Boolean>) () -> limiter.tryTake("bygglov").isZero())
                    .toList();
            long taken = 0;
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(60);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void clientsThatHaveLeftAreForgottenAndNobodyGainsByThat() {
        IntStream.range(0, 60).forEach(i -> limiter.take("bygglov"));
        IntStream.range(0, 30_000).forEach(i -> limiter.take("client " + i));

        assertThat(limiter.tryTake("bygglov")).isPositive();
        clock.pass(Duration.ofMinutes(2));
        assertThat(limiter.tryTake("bygglov")).isZero();
        assertThat(limiter.remembered()).isEqualTo(1);
    }

    @Property
    void inNoPeriodMoreIsTakenThanTwice(@ForAll @Size(min = 1, max = 300) List<@IntRange(max = 5000) Integer> pauses) {
        SettableClock time = new SettableClock(Instant.EPOCH);
        RateLimiter few = new RateLimiter(10, Duration.ofSeconds(10), time);
        long elapsed = 0;
        long taken = 0;

        for (int pause : pauses) {
            time.pass(Duration.ofMillis(pause));
            elapsed += pause;
            taken += few.tryTake("client").isZero() ? 1 : 0;
        }

        assertThat(taken).isLessThanOrEqualTo(10 + elapsed / 1000);
    }

    @Test
    void aLimitThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new RateLimiter(0, Duration.ofSeconds(1), clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimiter(10_000_000, Duration.ofSeconds(1), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
