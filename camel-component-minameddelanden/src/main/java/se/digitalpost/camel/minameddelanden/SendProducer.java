package se.digitalpost.camel.minameddelanden;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

import se.digitalpost.camel.minameddelanden.dispatch.LetterAnswer;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** {@code minameddelanden:send}: one message the whole way; the body becomes what became of it. */
final class SendProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private CamelFallback fallback;
    private CamelAddressLookup addressLookup;
    private MessageReader reader;
    private Sending sending;

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
        EndpointSetUp.Sending setUp = new EndpointSetUp(endpoint).sending(fallback, addressLookup);
        reader = setUp.reader();
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            sending = new DirectSending(setUp.ways());
            ServiceHelper.startService(fallback, addressLookup);
        } else {
            JournalService journal = endpoint.getComponent().journalService();
            sending = new JournaledSending(journal, journal.join(setUp, options, fallback, addressLookup), options);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (sending instanceof JournaledSending journaled) {
            journaled.close();
        } else {
            ServiceHelper.stopService(fallback, addressLookup);
        }
        sending = null;
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::send);
    }

    private void send(Exchange exchange) {
        LetterAnswer answer;
        try {
            answer = sending.send(exchange, reader.read(exchange));
        } catch (MinaMeddelandenException e) {
            DeliveryHeaders.set(exchange.getMessage(), e);
            throw e;
        }
        DeliveryHeaders.set(exchange.getMessage(), answer.delivery());
        exchange.getMessage().setBody(answer.orThrow());
    }
}
