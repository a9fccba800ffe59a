package se.digitalpost.camel.minameddelanden.journal;

import java.util.EnumSet;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/**
 * What is known of a letter's way, beside its state.
 *
 * @param operator the mailbox operator that was chosen, or null
 * @param transactionId the mailbox operator's id of the delivery (TransId), or null
 * @param reason why the letter is where it is, or null
 * @param fault the fault that goes with the reason, or null
 * @param sealing what was sealed, or null
 * @param printFileSha256 SHA-256 of the print file that is or was stored, in lower-case hex; null where there is none, or another one is to be made
 */
public record Facts(
        ServiceSupplier operator,
        String transactionId,
        Reason reason,
        OperatorFault fault,
        Sealing sealing,
        String printFileSha256) {

    /** Nothing is known. */
    public static final Facts NONE = new Facts(null, null, null, null, null);

    private static final Set<JournalState> WITHOUT_OLD_REASON =
            EnumSet.of(JournalState.ACCEPTED, JournalState.SEALED, JournalState.DELIVERING, JournalState.DELIVERED);

    /**
     * Facts without a print file.
     *
     * @param operator the mailbox operator that was chosen, or null
     * @param transactionId the mailbox operator's id of the delivery (TransId), or null
     * @param reason why the letter is where it is, or null
     * @param fault the fault that goes with the reason, or null
     * @param sealing what was sealed, or null
     */
    public Facts(ServiceSupplier operator, String transactionId, Reason reason, OperatorFault fault, Sealing sealing) {
        this(operator, transactionId, reason, fault, sealing, null);
    }

    /**
     * What is known after a transition. What it tells replaces what was known, and what it doesn't tell is kept, with two exceptions: reason
     * and fault belong together and are replaced together, and they end where a letter goes on to a mailbox; another mailbox operator
     * ends the transaction id. Of the print file only {@link Journal#storePrintFile} tells.
     */
    Facts after(JournalState target, Facts told) {
        boolean otherOperator =
                told.operator != null && operator != null && !told.operator.id().equals(operator.id());
        boolean newReason = told.reason != null || told.fault != null || WITHOUT_OLD_REASON.contains(target);
        return new Facts(
                told.operator != null ? told.operator : operator,
                told.transactionId != null || otherOperator ? told.transactionId : transactionId,
                newReason ? told.reason : reason,
                newReason ? told.fault : fault,
                told.sealing != null ? told.sealing : sealing,
                printFileSha256);
    }

    /** @param sha256 the print file's digest, or null where another one is to be made */
    Facts withPrintFile(String sha256) {
        return new Facts(operator, transactionId, reason, fault, sealing, sha256);
    }
}
