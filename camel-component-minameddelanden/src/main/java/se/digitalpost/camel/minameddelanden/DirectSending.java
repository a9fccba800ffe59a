package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;

import se.digitalpost.camel.minameddelanden.dispatch.Dispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.KeptEnvelope;
import se.digitalpost.camel.minameddelanden.dispatch.LetterAnswer;
import se.digitalpost.camel.minameddelanden.dispatch.Ways;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;

/** Sends without a journal: the exchange itself keeps what a redelivery has to know. */
final class DirectSending implements Sending {

    private static final String KEPT_ENVELOPE = "CamelMinaMeddelandenKeptEnvelope";

    private final Dispatcher dispatcher;

    /** The envelope of an exchange's message, from one redelivery to the next. */
    private record Kept(Object messageId, KeptEnvelope envelope) {}

    DirectSending(Ways ways) {
        this.dispatcher = new Dispatcher(ways);
    }

    @Override
    public LetterAnswer send(Exchange exchange, Message message) {
        Delivery delivery = dispatcher.send(message, keptEnvelope(exchange, message));
        exchange.removeProperty(KEPT_ENVELOPE);
        return new LetterAnswer(delivery, null);
    }

    private static KeptEnvelope keptEnvelope(Exchange exchange, Message message) {
        Kept kept = exchange.getProperty(KEPT_ENVELOPE, Kept.class);
        if (kept == null || !kept.messageId().equals(message.messageId())) {
            kept = new Kept(message.messageId(), new KeptEnvelope());
            exchange.setProperty(KEPT_ENVELOPE, kept);
        }
        return kept.envelope();
    }
}
