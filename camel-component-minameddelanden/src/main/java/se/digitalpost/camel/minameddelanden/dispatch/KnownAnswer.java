package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.List;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.ContentRefusedException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SelfVerificationException;
import se.digitalpost.camel.minameddelanden.message.SenderRefusedException;
import se.digitalpost.camel.minameddelanden.message.UnknownFaultException;

/** What a caller is told who brings a message that the journal knows: the same as whoever brought it first. */
final class KnownAnswer {

    private static final String BEFORE = "as it was told before";

    private KnownAnswer() {}

    static LetterAnswer of(JournalEntry entry) {
        Delivery delivery = entry.toDelivery();
        return new LetterAnswer(delivery, exception(entry, delivery));
    }

    private static MinaMeddelandenException exception(JournalEntry entry, Delivery delivery) {
        Reason reason = entry.facts().reason();
        if (entry.state() == JournalState.FAILED && reason == Reason.CONTENT_REFUSED) {
            return new ContentRefusedException(delivery, BEFORE, null);
        }
        if (entry.state() == JournalState.SEALED) {
            return waiting(reason, delivery);
        }
        if (entry.state() != JournalState.NEEDS_ATTENTION || reason == null) {
            return null;
        }
        return switch (reason) {
            case NO_ANSWER -> new InDoubtException(delivery, BEFORE, null);
            case UNKNOWN_FAULT -> new UnknownFaultException(delivery, BEFORE, null);
            case SELF_VERIFICATION_FAILED -> new SelfVerificationException(List.of(BEFORE));
            case SENDER_REFUSED ->
                delivery.operator() == null
                        ? refusedByFar(entry.facts().fault(), delivery)
                        : new SenderRefusedException(delivery, BEFORE, null);
            default -> null;
        };
    }

    /** It is tried again later. */
    private static MinaMeddelandenException waiting(Reason reason, Delivery delivery) {
        if (reason == Reason.NO_ANSWER) {
            return new InDoubtException(delivery, BEFORE, null);
        }
        return reason == Reason.OPERATOR_UNAVAILABLE ? new OperatorUnavailableException(delivery, BEFORE, null) : null;
    }

    private static MinaMeddelandenException refusedByFar(OperatorFault fault, Delivery delivery) {
        return new FarRefusedException(
                "FaR refused the lookup, " + BEFORE + ", message " + delivery.messageId(), fault, null);
    }
}
