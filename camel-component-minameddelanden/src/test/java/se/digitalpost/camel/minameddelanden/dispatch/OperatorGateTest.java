package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorGateTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Verdict DELIVERED = new Verdict.Delivered("T-1");
    private static final Verdict UNAVAILABLE = Verdict.Retry.because(Reason.OPERATOR_UNAVAILABLE, null, null);
    private static final Verdict IN_DOUBT = new Verdict.Doubt("no answer", null);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final OperatorGate gate = new OperatorGate("165568402266", 2, clock);

    private void pass(int times, Verdict verdict) {
        for (int i = 0; i < times; i++) {
            assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
            gate.leave(verdict, Duration.ofMillis(10));
        }
    }

    @Test
    void asManyAsThereArePlacesEnter() {
        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();

        assertThat(gate.enter(AT_ONCE)).satisfies(answer -> {
            assertThat(answer.isOpen()).isFalse();
            assertThat(answer.delay()).hasValue(Duration.ofSeconds(1));
        });

        gate.leave(DELIVERED, Duration.ofMillis(10));
        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
    }

    @Test
    void anOperatorThatFailsOftenIsLeftAloneAndThenTried() {
        pass(5, DELIVERED);
        pass(3, UNAVAILABLE);
        pass(2, IN_DOUBT);
        assertThat(gate.enter(AT_ONCE).delay()).hasValue(Duration.ofSeconds(30));

        clock.pass(Duration.ofSeconds(31));
        pass(3, DELIVERED);
        pass(10, DELIVERED);
    }

    @Test
    void anOperatorThatStillFailsIsLeftAloneAgain() {
        pass(10, UNAVAILABLE);
        clock.pass(Duration.ofSeconds(31));
        pass(3, UNAVAILABLE);

        assertThat(gate.enter(AT_ONCE).isOpen()).isFalse();
    }

    /** What an operator refuses, it has looked at. */
    @Test
    void anOperatorThatRefusesLettersWorks() {
        pass(30, new Verdict.Refused(null));
        pass(30, new Verdict.NoMailbox(null, Reason.NOT_DELIVERED, null, null));

        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
    }

    @Test
    void anOperatorThatAsksToBeLeftAloneIs() {
        pass(1, new Verdict.Retry(Reason.OPERATOR_UNAVAILABLE, null, Duration.ofMinutes(5), true, null, null));
        assertThat(gate.enter(AT_ONCE).delay()).hasValue(Duration.ofMinutes(5));

        clock.pass(Duration.ofMinutes(5));
        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
    }

    @Test
    void anOperatorThatAsksForDaysIsTriedAfterAnHour() {
        pass(1, new Verdict.Retry(Reason.OPERATOR_UNAVAILABLE, null, Duration.ofDays(3), true, null, null));

        clock.pass(Duration.ofHours(1));
        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
    }

    @Test
    void whoGotInAndPostedNothingLeavesNoTrace() {
        pass(9, UNAVAILABLE);
        pass(1, null);
        pass(1, null);

        assertThat(gate.enter(AT_ONCE).isOpen()).isTrue();
    }
}
