package se.digitalpost.camel.minameddelanden.dispatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.AddressLookupException;
import se.digitalpost.camel.minameddelanden.message.ContentRefusedException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorUnavailableException;
import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SenderRefusedException;
import se.digitalpost.camel.minameddelanden.message.UnknownFaultException;

/** Which verdicts a caller gets as an exception, and as which one. The others are outcomes. */
final class VerdictException {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictException.class);

    private VerdictException() {}

    /** @return the exception to throw, or null where the delivery is the answer */
    static MinaMeddelandenException of(Verdict verdict, Delivery delivery) {
        if (verdict instanceof Verdict.Refused) {
            return new ContentRefusedException(delivery, null, null);
        }
        if (verdict instanceof Verdict.Doubt doubt) {
            return new InDoubtException(delivery, doubt.what(), doubt.cause());
        }
        if (verdict instanceof Verdict.Attention attention) {
            return attention(attention, delivery);
        }
        return verdict instanceof Verdict.Retry retry ? retry(retry, delivery) : null;
    }

    private static MinaMeddelandenException attention(Verdict.Attention attention, Delivery delivery) {
        if (attention.cause() instanceof MinaMeddelandenException known) {
            return known;
        }
        if (attention.reason() == Reason.UNKNOWN_FAULT) {
            return new UnknownFaultException(delivery, attention.what(), null);
        }
        if (attention.reason() == Reason.SENDER_REFUSED) {
            SenderRefusedException alarm = new SenderRefusedException(delivery, attention.what(), null);
            LOG.error("{}", alarm.getMessage());
            return alarm;
        }
        return null;
    }

    private static MinaMeddelandenException retry(Verdict.Retry retry, Delivery delivery) {
        return switch (retry.reason()) {
            case FAR_UNAVAILABLE, CONTENT_UNREADABLE, UNEXPECTED_FAULT -> (MinaMeddelandenException) retry.cause();
            case NO_POSTAL_ADDRESS -> new AddressLookupException(delivery, retry.what(), retry.cause());
            case PRINT_UNAVAILABLE -> new PrintUnavailableException(delivery, retry.what(), retry.cause());
            default -> new OperatorUnavailableException(delivery, retry.what(), retry.cause());
        };
    }
}
