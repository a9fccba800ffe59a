package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.DeliverySigner;

/** {@code minameddelanden:sign}: the body becomes a signed delivery, for a mediator (förmedlare) to seal and to deliver. */
final class SignProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private EndpointSetUp.Signing signing;

    SignProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        signing = new EndpointSetUp(endpoint).signing();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::sign);
    }

    private void sign(Exchange exchange) throws IOException {
        Message message = signing.reader().read(exchange);
        DeliverySigner signer = signing.signer().get();
        long length = signer.length(message);
        if (length > signing.maxMessageSize()) {
            throw new InvalidMessageException(List.of(FieldFault.oversize(length, signing.maxMessageSize())));
        }
        StreamCache signed = CachedBody.of(exchange, output -> signer.sign(message, output));
        if (signing.selfVerification().isDue(signer)) {
            signing.selfVerification().verifySignedDelivery(signer, new StreamCacheContent(signed, exchange));
        }
        CachedBody.set(exchange, signed);
        exchange.getMessage()
                .setHeader(
                        MinaMeddelandenConstants.MESSAGE_ID, message.messageId().toString());
    }
}
