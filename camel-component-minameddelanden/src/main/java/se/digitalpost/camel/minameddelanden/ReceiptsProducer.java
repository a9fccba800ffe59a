package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptBook;
import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport;
import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport.Result;
import se.digitalpost.camel.minameddelanden.dispatch.ReceiptTally;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;

/** {@code minameddelanden:receipts}: the body, a print service's receipt file, moves letters in the journal and becomes the report of what it told. */
final class ReceiptsProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsProducer.class);

    private static final int MOST_LOGGED = 20;

    private final MinaMeddelandenEndpoint endpoint;
    private ReceiptBook book;

    ReceiptsProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        book = new ReceiptsSetUp(endpoint).book();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::enter);
    }

    private void enter(Exchange exchange) throws IOException {
        Content file = file(exchange);
        ReceiptTally tally = new ReceiptTally();
        try {
            book.enter(file, tally);
        } finally {
            // Also where this throws: what was read before has moved its letters.
            tell(tally.report(), exchange);
        }
        exchange.getMessage().setBody(tally.report());
    }

    private Content file(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof InputStream stream && !(body instanceof StreamCache)) {
            // It can be read only once, and a redelivery has to find it again.
            int most = (int) Math.min(book.largest() + 1, Integer.MAX_VALUE - 8);
            exchange.getMessage().setBody(stream.readNBytes(most));
        }
        if (body instanceof String text) {
            return book.content(text);
        }
        return XmlBody.content(exchange)
                .orElseThrow(() -> new InvalidMessageException(
                        List.of(new FieldFault("body", "be a receipt file, as bytes, stream, file or text"))));
    }

    private static void tell(ReceiptReport report, Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(MinaMeddelandenConstants.RECEIPTS_APPLIED, report.count(Result.APPLIED));
        message.setHeader(MinaMeddelandenConstants.RECEIPTS_KNOWN, report.count(Result.KNOWN));
        message.setHeader(MinaMeddelandenConstants.RECEIPTS_UNKNOWN, report.count(Result.UNKNOWN));
        message.setHeader(MinaMeddelandenConstants.RECEIPTS_REFUSED, report.count(Result.REFUSED));
        message.setHeader(MinaMeddelandenConstants.RECEIPTS_FAULTY, report.count(Result.FAULTY));
        if (report.isClean()) {
            LOG.info("Receipts, exchange {}: {}", exchange.getExchangeId(), report);
        } else {
            LOG.warn(
                    "Receipts, exchange {}: {}. {}",
                    exchange.getExchangeId(),
                    report,
                    report.notes().stream().limit(MOST_LOGGED).toList());
        }
    }
}
