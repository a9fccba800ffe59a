package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;

import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * The sender's own reasons against a mailbox, on top of FaR's: the recipient is a minor, or the mailbox operator isn't allowed. FaR's
 * reasons go first, so that a count of minors counts those who would have got the letter digitally.
 */
public final class ReachabilityPolicy {

    private final DispatchPolicy policy;
    private final Clock clock;

    /**
     * @param policy what the sender has decided
     * @param clock tells who is a minor today
     */
    public ReachabilityPolicy(DispatchPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param answer what FaR says
     * @return the same, or not reachable for a reason of the sender's
     */
    public Reachability apply(Reachability answer) {
        if (!answer.isReachable()) {
            return answer;
        }
        if (policy.minorPolicy() != MinorPolicy.DIGITAL && answer.recipient().isMinor(clock)) {
            return answer.refusedFor(Reason.MINOR);
        }
        if (!policy.operators().isEmpty()
                && !policy.operators().contains(answer.serviceSupplier().id())) {
            return answer.refusedFor(Reason.OPERATOR_NOT_ALLOWED);
        }
        return answer;
    }
}
