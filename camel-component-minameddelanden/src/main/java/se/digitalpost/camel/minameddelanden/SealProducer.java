package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;

/** {@code minameddelanden:seal}: the body becomes the SOAP envelope, to the byte as it would be posted. */
final class SealProducer extends DefaultAsyncProducer {

    private static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private final MinaMeddelandenEndpoint endpoint;
    private EndpointSetUp.Sealing sealing;

    SealProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sealing = new EndpointSetUp(endpoint).sealing();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::seal);
    }

    private void seal(Exchange exchange) throws IOException {
        Message message = sealing.reader().read(exchange);
        SealedEnvelope envelope = sealing.sealer().envelope(message, LocalDate.now(sealing.clock()));
        if (envelope.size() > sealing.maxMessageSize()) {
            throw new InvalidMessageException(List.of(FieldFault.oversize(envelope.size(), sealing.maxMessageSize())));
        }
        exchange.getMessage().setBody(StreamCacheContent.cached(envelope, exchange));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, CONTENT_TYPE);
        exchange.getMessage()
                .setHeader(
                        MinaMeddelandenConstants.MESSAGE_ID, message.messageId().toString());
    }
}
