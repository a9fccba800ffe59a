package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Backoff longest = new Backoff(FIRST, LONGEST, bound -> bound - 1);
    private final Backoff shortest = new Backoff(FIRST, LONGEST, bound -> 0);

    @Test
    void theFirstDelayIsTheFirst() {
        assertThat(longest.after(Duration.ZERO)).isEqualTo(FIRST);
        assertThat(shortest.after(Duration.ZERO)).isEqualTo(FIRST.dividedBy(2));
    }

    @Test
    void eachAttemptDoublesTheDelay() {
        assertThat(longest.after(1)).isEqualTo(FIRST);
        assertThat(longest.after(2)).isEqualTo(FIRST.multipliedBy(2));
        assertThat(longest.after(5)).isEqualTo(FIRST.multipliedBy(16));
        assertThat(longest.after(1_000_000)).isEqualTo(LONGEST);
    }

    @Test
    void aDelayIsAsLongAsTheLetterHasBeenTried() {
        assertThat(longest.after(Duration.ofMinutes(4))).isEqualTo(Duration.ofMinutes(4));
        assertThat(shortest.after(Duration.ofMinutes(4))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void noDelayIsLongerThanTheLongest() {
        assertThat(longest.after(Duration.ofDays(2))).isEqualTo(LONGEST);
    }

    @Test
    void whatWasAskedForIsNeverCutShort() {
        assertThat(shortest.spread(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
        assertThat(longest.spread(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(90));
    }
}
