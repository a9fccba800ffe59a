package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.UncheckedIOException;
import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/**
 * Brings one message to its recipient, without a journal: looks up, seals and delivers, or sends to print where it is certain that the
 * message can't be delivered digitally. Nothing is printed because something timed out. What is known of a message is gone with the call.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Dispatcher {

    private final Ways ways;

    /** @param ways where messages go */
    public Dispatcher(Ways ways) {
        this.ways = Objects.requireNonNull(ways, "ways");
    }

    /**
     * Sends one message the whole way.
     *
     * @param message a complete message
     * @param kept the envelope of earlier attempts at the same message, or a new one
     * @return what became of it: delivered, sent to print, failed or waiting for a person
     * @throws MinaMeddelandenException where it could not be brought to an end; see {@link MinaMeddelandenException#isRetryable()}
     */
    public Delivery send(Message message, KeptEnvelope kept) {
        ways.routing().check(message);
        DeliveryNote note = new DeliveryNote(message, ways.clock());
        Verdict verdict = ways.routing().of(message);
        if (verdict instanceof Verdict.ToMailbox mailbox) {
            note.chose(mailbox.operator());
            verdict = post(message, mailbox.operator(), kept, note);
        }
        if (verdict instanceof Verdict.NoMailbox noMailbox) {
            note.undeliverable(noMailbox);
            if (!ways.routing().mayBePrinted(message)) {
                return note.failed();
            }
            verdict = ways.paperWay().print(message, noMailbox.reason());
        }
        Delivery delivery = note.delivery(verdict);
        MinaMeddelandenException exception = VerdictException.of(verdict, delivery);
        if (exception != null) {
            throw exception;
        }
        return delivery;
    }

    private Verdict post(Message message, ServiceSupplier operator, KeptEnvelope kept, DeliveryNote note) {
        SealedEnvelope envelope;
        try {
            envelope = kept.orMake(() -> ways.envelopes().of(message));
        } catch (UncheckedIOException e) {
            throw Posting.unreadable(message.messageId(), e);
        }
        try {
            return ways.posting().post(message, operator, envelope);
        } finally {
            envelope.sha256().ifPresent(note::sealed);
        }
    }
}
