package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** What is known of a message on its way, until it is written down as a {@link Delivery}. */
final class DeliveryNote {

    private final Message message;
    private final Clock clock;
    private ServiceSupplier operator;
    private String sealedSha256;
    private String transactionId;
    private OperatorFault fault;

    DeliveryNote(Message message, Clock clock) {
        this.message = message;
        this.clock = clock;
    }

    Message message() {
        return message;
    }

    void chose(ServiceSupplier supplier) {
        operator = supplier;
    }

    void sealed(String sha256) {
        sealedSha256 = sha256;
    }

    void answered(String id) {
        transactionId = id;
    }

    void faulted(OperatorFault operatorFault) {
        fault = operatorFault;
    }

    Delivery delivered() {
        return note(DeliveryStatus.DELIVERED, Channel.DIGITAL, null);
    }

    Delivery printed(Reason reason) {
        return note(DeliveryStatus.SENT_TO_PRINT, Channel.PAPER, reason);
    }

    Delivery inDoubt() {
        return note(DeliveryStatus.IN_DOUBT, Channel.DIGITAL, Reason.NO_ANSWER);
    }

    Delivery failed(Reason reason) {
        return note(DeliveryStatus.FAILED, Channel.NONE, reason);
    }

    Delivery needsAttention(Reason reason) {
        return note(DeliveryStatus.NEEDS_ATTENTION, Channel.NONE, reason);
    }

    private Delivery note(DeliveryStatus status, Channel channel, Reason reason) {
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
