package se.digitalpost.camel.minameddelanden.operator;

import java.time.Duration;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;

/**
 * What came of posting a message to a mailbox operator. The difference that matters most is between {@link Unavailable},
 * after which sending again or printing is safe, and {@link Unknown}, after which either may give the recipient the letter twice.
 */
public sealed interface OperatorAnswer {

    /**
     * It is in the mailbox.
     *
     * @param transactionId the mailbox operator's id of the delivery (TransId); null where it left that out: the message is
     *     delivered all the same
     */
    record Delivered(String transactionId) implements OperatorAnswer {}

    /**
     * The mailbox operator took the call and says that it didn't deliver.
     *
     * @param transactionId its id of the attempt, or null
     */
    record NotDelivered(String transactionId) implements OperatorAnswer {}

    /**
     * The mailbox operator answered with a fault of the infrastructure. What to do is in the {@link FaultTable}.
     *
     * @param fault the fault; its description is masked
     */
    record Faulted(OperatorFault fault) implements OperatorAnswer {

        /** The fault is required. */
        public Faulted {
            Objects.requireNonNull(fault, "fault");
        }
    }

    /**
     * It is certain that the mailbox operator has not taken the message.
     *
     * @param what what happened, without personal data
     * @param retryAfter how long the mailbox operator asks to wait, or null where it didn't say
     * @param cause what caused it, or null
     */
    record Unavailable(String what, Duration retryAfter, Throwable cause) implements OperatorAnswer {

        /** What happened is required. */
        public Unavailable {
            Objects.requireNonNull(what, "what");
        }
    }

    /**
     * The message was sent, and nobody knows whether it was taken.
     *
     * @param what what happened, without personal data
     * @param cause what caused it, or null
     */
    record Unknown(String what, Throwable cause) implements OperatorAnswer {

        /** What happened is required. */
        public Unknown {
            Objects.requireNonNull(what, "what");
        }
    }
}
