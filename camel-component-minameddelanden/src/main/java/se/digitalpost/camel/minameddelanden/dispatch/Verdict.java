package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** What is known of a message after a step of its way. What is done about it depends on whether there is a journal. */
sealed interface Verdict {

    /** It goes to this mailbox operator; nothing is sent yet. */
    record ToMailbox(ServiceSupplier operator) implements Verdict {}

    /** It is in the mailbox. */
    record Delivered(String transactionId) implements Verdict {}

    /** It will not reach a mailbox, and that is certain: paper where that is allowed. */
    record NoMailbox(ServiceSupplier operator, Reason reason, OperatorFault fault, String transactionId)
            implements Verdict {

        static NoMailbox because(Reason reason) {
            return new NoMailbox(null, reason, null, null);
        }
    }

    /** The print service has taken it. */
    record HandedOver() implements Verdict {}

    /** It is in the journal, and goes with the print queue's next batch. */
    record Collected() implements Verdict {}

    /** A person has to look at it; nothing was taken. */
    record Attention(Reason reason, OperatorFault fault, String what, Throwable cause) implements Verdict {

        static Attention because(Reason reason, OperatorFault fault) {
            return new Attention(reason, fault, null, null);
        }
    }

    /** The content was refused; nothing was taken. */
    record Refused(OperatorFault fault) implements Verdict {}

    /**
     * It is certain that nothing was taken, and trying again later may help.
     *
     * @param delay how long the other side asks to wait; null where it doesn't say
     * @param wasTried false where nobody was asked, since it wasn't the letter's turn
     */
    record Retry(Reason reason, OperatorFault fault, Duration delay, boolean wasTried, String what, Throwable cause)
            implements Verdict {

        static Retry because(Reason reason, String what, Throwable cause) {
            return new Retry(reason, null, null, true, what, cause);
        }

        static Retry notNow(Duration delay, String why) {
            return new Retry(Reason.OPERATOR_UNAVAILABLE, null, delay, false, why, null);
        }
    }

    /** It was sent, and nobody knows whether it was taken. */
    record Doubt(String what, Throwable cause) implements Verdict {}
}
