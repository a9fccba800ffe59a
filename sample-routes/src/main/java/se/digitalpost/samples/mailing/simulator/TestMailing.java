package se.digitalpost.samples.mailing.simulator;

import java.time.Duration;

import se.digitalpost.minameddelanden.simulator.Behaviour;
import se.digitalpost.minameddelanden.simulator.ErrorCode;
import se.digitalpost.minameddelanden.simulator.Simulator;

/**
 * What happens to the letters of the bundled mailing, beyond what the simulator's test recipients do by themselves, so that everything
 * that can become of a letter becomes of one.
 */
final class TestMailing {

    private TestMailing() {}

    static void script(Simulator simulator) {
        // Accepted at the second attempt: a redelivery.
        simulator.recipient("194909132385").next(Behaviour.httpStatus(503));
        // Nobody there, at no attempt.
        simulator.recipient("195907072382").behaves(Behaviour.refuseConnection());

        // In doubt: no answer, an answer that can't be read, the connection broken off.
        simulator.recipient("195402102395").behaves(Behaviour.timeOutAfterStoring());
        simulator.recipient("195806022397").behaves(Behaviour.brokenAnswer());
        simulator.recipient("196703192382").behaves(Behaviour.dropAfterResponseBytes(0));

        // The mailbox operator doesn't deliver, doesn't know the recipient, refuses the content.
        simulator.recipient("196210222391").behaves(Behaviour.deliveredFalse());
        simulator.recipient("196412042399").behaves(Behaviour.fault(ErrorCode.NOT_FOUND));
        simulator.recipient("196109172384").behaves(Behaviour.fault(ErrorCode.INVALID_INPUT));

        // A protected identity that only the mailbox operator knows of, and somebody whose address nobody knows.
        simulator.recipient("196602142397").behaves(Behaviour.fault(ErrorCode.PROTECTED_IDENTITY));
        simulator.recipient("197511032380").livesAt(null);

        // Slow, and delivered all the same.
        simulator.recipient("194101012385").behaves(Behaviour.slow(Duration.ofMillis(500)));
    }
}
