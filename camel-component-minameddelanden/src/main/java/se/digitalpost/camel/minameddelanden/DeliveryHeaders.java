package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Message;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceRefusedException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;
import se.digitalpost.camel.minameddelanden.message.UndeliveredException;

/** Writes what became of a message into headers: for routes that branch, also after an exception. */
final class DeliveryHeaders {

    private DeliveryHeaders() {}

    static void set(Message message, Delivery delivery) {
        set(message, delivery.status(), delivery.channel(), delivery.reason(), delivery.fault());
        message.setHeader(MinaMeddelandenConstants.OPERATOR, delivery.operatorName());
        message.setHeader(MinaMeddelandenConstants.TRANSACTION_ID, delivery.transactionId());
        message.setHeader(
                MinaMeddelandenConstants.MESSAGE_ID, delivery.messageId().toString());
    }

    static void set(Message message, MinaMeddelandenException exception) {
        if (exception instanceof UndeliveredException undelivered) {
            set(message, undelivered.delivery());
            return;
        }
        clear(message);
        if (exception instanceof JournalUnavailableException || exception instanceof ServiceUnavailableException) {
            // Whether it is stored, and what becomes of it, nobody knows now.
            return;
        }
        Reason reason = null;
        OperatorFault fault = null;
        if (exception instanceof InvalidMessageException) {
            reason = Reason.INVALID_MESSAGE;
        } else if (exception instanceof FarUnavailableException unavailable) {
            reason = Reason.FAR_UNAVAILABLE;
            fault = unavailable.fault();
        } else if (exception instanceof FarRefusedException refused) {
            reason = Reason.SENDER_REFUSED;
            fault = refused.fault();
        } else if (exception instanceof ServiceRefusedException) {
            reason = Reason.SENDER_REFUSED;
        }
        set(message, DeliveryStatus.FAILED, Channel.NONE, reason, fault);
    }

    /** What an earlier message of the same exchange left must not be taken for this one's. */
    static void clear(Message message) {
        message.removeHeader(MinaMeddelandenConstants.STATUS);
        message.removeHeader(MinaMeddelandenConstants.CHANNEL);
        message.removeHeader(MinaMeddelandenConstants.REASON);
        message.removeHeader(MinaMeddelandenConstants.OPERATOR);
        message.removeHeader(MinaMeddelandenConstants.TRANSACTION_ID);
        message.removeHeader(MinaMeddelandenConstants.MESSAGE_ID);
        message.removeHeader(MinaMeddelandenConstants.CALL_ID);
    }

    private static void set(
            Message message, DeliveryStatus status, Channel channel, Reason reason, OperatorFault fault) {
        message.setHeader(MinaMeddelandenConstants.STATUS, status.name());
        message.setHeader(MinaMeddelandenConstants.CHANNEL, channel.name());
        message.setHeader(MinaMeddelandenConstants.REASON, reason == null ? null : reason.name());
        message.setHeader(MinaMeddelandenConstants.CALL_ID, fault == null ? null : fault.callId());
    }
}
