package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.operator.FaultAction;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;

/** What a fault of the infrastructure means for the message that it is about. */
final class FaultVerdict {

    private static final int PROTECTED_IDENTITY = 6006;

    private FaultVerdict() {}

    static Verdict of(OperatorFault fault, FaultTable faultTable) {
        Optional<FaultAction> action = faultTable.actionFor(fault.errorCode());
        if (action.isEmpty()) {
            return Verdict.Attention.because(Reason.UNKNOWN_FAULT, fault);
        }
        return switch (action.get()) {
            case RETRY -> new Verdict.Retry(Reason.OPERATOR_UNAVAILABLE, fault, null, true, null, null);
            case FAIL -> new Verdict.Refused(fault);
            case ALARM -> Verdict.Attention.because(Reason.SENDER_REFUSED, fault);
            case PAPER -> new Verdict.NoMailbox(null, Reason.RECIPIENT_REFUSED, fault, null);
            case MANUAL ->
                Verdict.Attention.because(
                        fault.errorCode() == PROTECTED_IDENTITY ? Reason.PROTECTED_IDENTITY : Reason.RECIPIENT_REFUSED,
                        fault);
        };
    }
}
