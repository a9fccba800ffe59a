package se.digitalpost.camel.minameddelanden;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.dispatch.LetterAnswer;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * {@code minameddelanden:send} and {@code minameddelanden:print}: one message the whole way, or to paper alone; the body becomes what became of it.
 */
final class SendProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private Paper paper;
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
        EndpointSetUp endpointSetUp = new EndpointSetUp(endpoint);
        EndpointSetUp.Sending setUp = endpoint.getOperation() == MinaMeddelandenOperation.print
                ? endpointSetUp.printing()
                : endpointSetUp.sending();
        paper = setUp.paper();
        reader = setUp.reader();
        if (endpoint.getComponent().getJournal() == JournalKind.NONE) {
            sending = new DirectSending(setUp.ways());
            paper.start();
        } else {
            JournalService journal = endpoint.getComponent().journalService();
            sending = new JournaledSending(journal, journal.join(setUp, options), options);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (sending instanceof JournaledSending journaled) {
            journaled.close();
        } else if (paper != null) {
            paper.stop();
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
