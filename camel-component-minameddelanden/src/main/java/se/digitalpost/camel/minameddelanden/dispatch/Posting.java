package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.operator.FaultTable;
import se.digitalpost.camel.minameddelanden.operator.OperatorAnswer;
import se.digitalpost.camel.minameddelanden.operator.OperatorClient;

/** Posts an envelope, and tells what the mailbox operator's answer means. */
final class Posting {

    private final OperatorClient operators;
    private final FaultTable faultTable;

    Posting(OperatorClient operators, FaultTable faultTable) {
        this.operators = operators;
        this.faultTable = faultTable;
    }

    /**
     * Seals while it posts: nothing of the envelope is held.
     *
     * @param envelope the envelope; what it throws of its own passes through
     * @throws MinaMeddelandenException where the envelope itself can't be made: then it is certain that nothing was taken
     */
    Verdict post(Message message, ServiceSupplier operator, Content envelope) {
        try {
            return verdict(operators.deliver(URI.create(operator.serviceAddress()), message.recipient(), envelope));
        } catch (UncheckedIOException e) {
            throw unreadable(message.messageId(), e);
        }
    }

    static MinaMeddelandenException unreadable(UUID messageId, UncheckedIOException e) {
        return new MinaMeddelandenException("An attachment can't be read, message " + messageId, true, e.getCause());
    }

    private Verdict verdict(OperatorAnswer answer) {
        if (answer instanceof OperatorAnswer.Delivered delivered) {
            return new Verdict.Delivered(delivered.transactionId());
        }
        if (answer instanceof OperatorAnswer.NotDelivered notDelivered) {
            return new Verdict.NoMailbox(null, Reason.NOT_DELIVERED, null, notDelivered.transactionId());
        }
        if (answer instanceof OperatorAnswer.Faulted faulted) {
            return FaultVerdict.of(faulted.fault(), faultTable);
        }
        if (answer instanceof OperatorAnswer.Unavailable unavailable) {
            return new Verdict.Retry(
                    Reason.OPERATOR_UNAVAILABLE,
                    null,
                    unavailable.retryAfter(),
                    true,
                    unavailable.what(),
                    unavailable.cause());
        }
        OperatorAnswer.Unknown unknown = (OperatorAnswer.Unknown) answer;
        return new Verdict.Doubt(unknown.what(), unknown.cause());
    }
}
