package se.digitalpost.minameddelanden.simulator.pki;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From when until when a certificate holds. */
record Validity(Instant notBefore, Instant notAfter) {

    /**
     * Valid both by the simulator's clock and by the JVM's: TLS always goes by the latter, whatever clock a test
     * has set.
     */
    static Validity now(Clock clock, Duration length) {
        Instant simulated = clock.instant();
        Instant real = Instant.now();
        Instant first = simulated.isBefore(real) ? simulated : real;
        Instant last = simulated.isBefore(real) ? real : simulated;
        return new Validity(first.minus(Duration.ofDays(1)), last.plus(length));
    }

    static Validity expired(Clock clock) {
        Instant now = clock.instant();
        return new Validity(now.minus(Duration.ofDays(730)), now.minus(Duration.ofDays(1)));
    }

    static Validity notYet(Clock clock) {
        Instant now = clock.instant();
        return new Validity(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(730)));
    }
}
