package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** What is known of a message on its way, where no journal knows it, until it is written down as a {@link Delivery}. */
final class DeliveryNote {

    private final Message message;
    private final Clock clock;
    private ServiceSupplier operator;
    private String sealedSha256;
    private String transactionId;
    private OperatorFault fault;
    private Reason reason;

    DeliveryNote(Message message, Clock clock) {
        this.message = message;
        this.clock = clock;
    }

    void chose(ServiceSupplier supplier) {
        operator = supplier;
    }

    void sealed(String sha256) {
        sealedSha256 = sha256;
    }

    /** It didn't get to a mailbox, and why. */
    void undeliverable(Verdict.NoMailbox verdict) {
        operator = verdict.operator() != null ? verdict.operator() : operator;
        transactionId = verdict.transactionId();
        reason = verdict.reason();
        fault = verdict.fault();
    }

    Delivery failed() {
        return note(DeliveryStatus.FAILED, Channel.NONE);
    }

    /** What has become of it after the last verdict. */
    Delivery delivery(Verdict last) {
        if (last instanceof Verdict.Delivered delivered) {
            transactionId = delivered.transactionId();
            return note(DeliveryStatus.DELIVERED, Channel.DIGITAL);
        }
        if (last instanceof Verdict.HandedOver) {
            return note(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER);
        }
        if (last instanceof Verdict.Doubt) {
            reason = Reason.NO_ANSWER;
            return note(DeliveryStatus.IN_DOUBT, Channel.DIGITAL);
        }
        if (last instanceof Verdict.Attention attention) {
            because(attention.reason(), attention.fault());
            // Without a journal nothing waits for a person: what the set-up refuses has to be sent again.
            return note(
                    reason == Reason.SENDER_REFUSED ? DeliveryStatus.FAILED : DeliveryStatus.NEEDS_ATTENTION,
                    Channel.NONE);
        }
        if (last instanceof Verdict.Refused refused) {
            because(Reason.CONTENT_REFUSED, refused.fault());
        } else if (last instanceof Verdict.Retry retry) {
            because(retry.reason(), retry.fault());
        }
        return failed();
    }

    private void because(Reason why, OperatorFault told) {
        reason = why;
        fault = told != null ? told : fault;
    }

    private Delivery note(DeliveryStatus status, Channel channel) {
        return new Delivery(
                message.clientReference(),
                message.messageId(),
                status,
                channel,
                operator,
                transactionId,
                reason,
                fault,
                sealedSha256,
                clock.instant());
    }
}
