package se.digitalpost.camel.minameddelanden;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

import se.digitalpost.camel.minameddelanden.dispatch.KeptEnvelope;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** {@code minameddelanden:send}: one message the whole way; the body becomes what became of it. */
final class SendProducer extends DefaultAsyncProducer {

    private static final String KEPT_ENVELOPE = "CamelMinaMeddelandenKeptEnvelope";

    private final MinaMeddelandenEndpoint endpoint;
    private CamelFallback fallback;
    private CamelAddressLookup addressLookup;
    private EndpointSetUp.Sending sending;

    /** The envelope of an exchange's message, from one redelivery to the next. */
    private record Kept(Object messageId, KeptEnvelope envelope) {}

    SendProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MinaMeddelandenConfiguration options = endpoint.getConfiguration();
        if (options.getFallback() != null) {
            fallback = new CamelFallback(endpoint.getCamelContext(), options.getFallback());
        }
        if (options.getAddressLookup() != null) {
            addressLookup = new CamelAddressLookup(endpoint.getCamelContext(), options.getAddressLookup());
        }
        sending = new EndpointSetUp(endpoint).sending(fallback, addressLookup);
        ServiceHelper.startService(fallback, addressLookup);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(fallback, addressLookup);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::send);
    }

    private void send(Exchange exchange) {
        try {
            Message message = sending.reader().read(exchange);
            Delivery delivery = sending.dispatcher().send(message, keptEnvelope(exchange, message));
            exchange.removeProperty(KEPT_ENVELOPE);
            exchange.getMessage().setBody(delivery);
            DeliveryHeaders.set(exchange.getMessage(), delivery);
        } catch (MinaMeddelandenException e) {
            DeliveryHeaders.set(exchange.getMessage(), e);
            throw e;
        }
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
