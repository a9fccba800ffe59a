package se.digitalpost.camel.minameddelanden;

import java.io.InputStream;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;

import se.digitalpost.camel.minameddelanden.dispatch.OutgoingFile;
import se.digitalpost.camel.minameddelanden.dispatch.PrintTransport;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.PRINT_BATCH;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.PRINT_FILE_KIND;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.PRINT_FILE_NAME;

/**
 * Hands the files of batches to the endpoint that the option {@code printTo} names, an exchange for each. The endpoint has taken a file once its exchange
 * has ended without an exception.
 */
final class CamelPrintTransport extends ServiceSupport implements PrintTransport {

    private final PrintTo printTo;
    private final ProducerTemplate template;

    CamelPrintTransport(CamelContext camelContext, PrintTo printTo) {
        this.printTo = printTo;
        this.template = camelContext.createProducerTemplate();
    }

    @Override
    public void handOver(OutgoingFile file) throws Exception {
        try (InputStream bytes = file.bytes().get()) {
            Exchange answer = template.send(printTo.uri(), exchange -> {
                exchange.setPattern(ExchangePattern.InOnly);
                write(file, bytes, exchange.getMessage());
            });
            if (answer.getException() != null) {
                throw answer.getException();
            }
        }
    }

    private void write(OutgoingFile file, InputStream bytes, Message message) throws Exception {
        // A letter is in memory already; an index of many letters never is, but for a mail.
        boolean whole = file.kind() == OutgoingFile.Kind.LETTER || printTo.kind() == PrintTo.Kind.MAIL;
        message.setBody(whole ? bytes.readAllBytes() : bytes);
        if (file.job() != null) {
            PrintHeaders.set(file.job(), message);
        }
        message.setHeader(Exchange.FILE_NAME, file.path());
        message.setHeader(Exchange.CONTENT_TYPE, file.contentType());
        message.setHeader(PRINT_BATCH, file.batch());
        message.setHeader(PRINT_FILE_KIND, file.kind().name());
        message.setHeader(PRINT_FILE_NAME, file.name());
        if (printTo.kind() == PrintTo.Kind.HTTP) {
            message.setHeader(Exchange.HTTP_METHOD, "PUT");
            message.setHeader(Exchange.HTTP_PATH, "/" + file.path());
        } else if (printTo.kind() == PrintTo.Kind.MAIL) {
            message.setHeader("subject", file.path());
            message.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        }
    }

    @Override
    protected void doStart() {
        template.start();
    }

    @Override
    protected void doStop() {
        template.stop();
    }
}
