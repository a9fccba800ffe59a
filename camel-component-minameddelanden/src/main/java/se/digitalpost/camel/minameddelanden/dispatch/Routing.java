package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.util.List;

import se.digitalpost.camel.minameddelanden.far.FarClient;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.operator.FaultAction;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;

/** Where a message goes: by what the sender has decided, and by what FaR tells. */
final class Routing {

    private final FarClient far;
    private final Envelopes envelopes;
    private final FaultTable faultTable;
    private final DispatchPolicy policy;
    private final ReachabilityPolicy reachabilityPolicy;
    private final boolean hasPaperWay;

    Routing(
            FarClient far,
            Envelopes envelopes,
            FaultTable faultTable,
            DispatchPolicy policy,
            boolean hasPaperWay,
            Clock clock) {
        this.far = far;
        this.envelopes = envelopes;
        this.faultTable = faultTable;
        this.policy = policy;
        this.reachabilityPolicy = new ReachabilityPolicy(policy, clock);
        this.hasPaperWay = hasPaperWay;
    }

    boolean mayBePrinted(Message message) {
        return hasPaperWay && message.deliveryMode() != DeliveryMode.DIGITAL_ONLY;
    }

    /** @throws InvalidMessageException where it is too large, and can't or must not be printed for that */
    void check(Message message) {
        if (message.deliveryMode() == DeliveryMode.PAPER_ONLY) {
            return;
        }
        long length = envelopes.length(message);
        if (length > policy.maxMessageSize()
                && (policy.oversizePolicy() == OversizePolicy.FAIL || !mayBePrinted(message))) {
            throw new InvalidMessageException(List.of(FieldFault.oversize(length, policy.maxMessageSize())));
        }
    }

    /**
     * @param message one that was {@link #check}ed
     * @return ToMailbox, NoMailbox, Attention or Retry
     */
    Verdict of(Message message) {
        if (message.deliveryMode() == DeliveryMode.PAPER_ONLY) {
            return Verdict.NoMailbox.because(Reason.PAPER_REQUESTED);
        }
        if (envelopes.length(message) > policy.maxMessageSize()) {
            return Verdict.NoMailbox.because(Reason.OVERSIZE);
        }
        try {
            Reachability reachability = lookUp(message);
            return reachability.isReachable()
                    ? new Verdict.ToMailbox(reachability.serviceSupplier())
                    : new Verdict.NoMailbox(reachability.serviceSupplier(), reachability.reason(), null, null);
        } catch (FarRefusedException e) {
            return refusedByFar(e);
        } catch (FarUnavailableException e) {
            return new Verdict.Retry(Reason.FAR_UNAVAILABLE, e.fault(), null, true, e.getMessage(), e);
        }
    }

    private Reachability lookUp(Message message) {
        Reachability answer = far.isReachable(message.sender().id(), List.of(message.recipient()))
                .get(0);
        if (answer.reason() == Reason.UNKNOWN) {
            throw new FarUnavailableException("FaR's answer does not tell about the recipient", null, null);
        }
        return reachabilityPolicy.apply(answer);
    }

    /** Asked about one recipient, FaR's fault may be about that recipient: then it means what it means from a mailbox operator. */
    private Verdict refusedByFar(FarRefusedException refusal) {
        OperatorFault fault = refusal.fault();
        FaultAction action =
                fault == null ? null : faultTable.actionFor(fault.errorCode()).orElse(null);
        return action == FaultAction.PAPER || action == FaultAction.MANUAL
                ? FaultVerdict.of(fault, faultTable)
                : new Verdict.Attention(Reason.SENDER_REFUSED, fault, refusal.getMessage(), refusal);
    }
}
