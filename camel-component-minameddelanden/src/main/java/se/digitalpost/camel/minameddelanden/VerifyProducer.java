package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.seal.verify.EnvelopeVerifier;
import se.digitalpost.camel.minameddelanden.seal.verify.VerificationReport;

/** {@code minameddelanden:verify}: the body, an envelope or a delivery, becomes the report of all that is wrong with it. */
final class VerifyProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private EnvelopeVerifier verifier;

    VerifyProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        verifier = new EndpointSetUp(endpoint).verifying();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::verify);
    }

    private void verify(Exchange exchange) throws IOException {
        Content body = XmlBody.content(exchange)
                .orElseThrow(() -> new InvalidMessageException(List.of(
                        new FieldFault("body", "be an envelope or a delivery, as bytes, stream, file or text"))));
        try (InputStream input = body.open()) {
            VerificationReport report = verifier.verifyAny(input);
            exchange.getMessage().setBody(report);
            exchange.getMessage().setHeader(MinaMeddelandenConstants.VERIFIED, report.isOk());
            exchange.getMessage()
                    .setHeader(
                            MinaMeddelandenConstants.FINDINGS,
                            report.codes().stream().map(Enum::name).toList());
        }
    }
}
