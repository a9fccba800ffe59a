package se.digitalpost.camel.minameddelanden.crash;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.TestRecipient;

/** Mailbox operators as they are on a bad day: of a hundred deliveries some twenty go otherwise than they should. */
final class TroubledOperators {

    private static final int HUNDRED = 100;

    private final Random random;

    TroubledOperators(Random random) {
        this.random = random;
    }

    /** @param deliveries for how many to each recipient; then all goes well */
    void scriptOn(Simulator simulator, Mailing mailing, int deliveries) {
        for (TestRecipient recipient : mailing.recipients()) {
            simulator
                    .recipient(recipient.id())
                    .next(IntStream.range(0, deliveries).mapToObj(i -> next()).toArray(Behaviour[]::new));
        }
    }

    private Behaviour next() {
        int one = random.nextInt(HUNDRED);
        if (one < 6) {
            return Behaviour.httpStatus(503);
        } else if (one < 9) {
            return Behaviour.storingThen(Behaviour.dropAfterResponseBytes(0));
        } else if (one < 11) {
            return Behaviour.dropAfterResponseBytes(random.nextInt(HUNDRED));
        } else if (one < 14) {
            return Behaviour.dropAfterRequestBytes(random.nextInt(50_000));
        } else if (one < 20) {
            return Behaviour.slow(Duration.ofMillis(random.nextInt(HUNDRED)));
        } else if (one == 20) {
            // Longer than a lease, which has to be renewed meanwhile.
            return Behaviour.slow(CrashRun.LEASE.plusMillis(500));
        }
        return Behaviour.accept();
    }
}
