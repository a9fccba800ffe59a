package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.seal.SealedEnvelope;
import se.digitalpost.camel.minameddelanden.seal.verify.VerifiedDelivery;

/**
 * {@code minameddelanden:seal}: the body becomes the SOAP envelope, to the byte as it would be posted. It is made of a message, or of a
 * delivery that another party signed and that is verified first.
 */
final class SealProducer extends DefaultAsyncProducer {

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
        Optional<Content> signed = XmlBody.of(exchange);
        SealedEnvelope envelope = signed.isPresent() ? ofSigned(signed.get()) : ofMessage(exchange);
        CachedBody.set(exchange, CachedBody.of(exchange, envelope::writeTo));
    }

    private SealedEnvelope ofMessage(Exchange exchange) {
        if (sealing.envelopes() == null) {
            throw new ConfigurationException(
                    "signingKeyStore",
                    "is not set, so this endpoint seals only what others have signed; the body is no signed delivery",
                    null);
        }
        Message message = sealing.reader().read(exchange);
        checkSize(sealing.envelopes().length(message));
        exchange.getMessage()
                .setHeader(
                        MinaMeddelandenConstants.MESSAGE_ID, message.messageId().toString());
        return sealing.envelopes().of(message);
    }

    private SealedEnvelope ofSigned(Content signed) throws IOException {
        EndpointSetUp.SealingOfSigned mediator = sealing.ofSigned();
        if (mediator.verifier() == null) {
            throw new ConfigurationException(
                    "trustedAuthorities",
                    "is not set, and the body is a signed delivery; what others signed is verified before it is sealed",
                    null);
        }
        VerifiedDelivery delivery = VerifiedDelivery.of(signed, mediator.verifier());
        SealedEnvelope envelope = mediator.sealer().get().envelope(delivery, LocalDate.now(mediator.clock()));
        checkSize(envelope.size());
        return envelope;
    }

    private void checkSize(long length) {
        if (length > sealing.maxMessageSize()) {
            throw new InvalidMessageException(List.of(FieldFault.oversize(length, sealing.maxMessageSize())));
        }
    }
}
