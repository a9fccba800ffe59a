package se.digitalpost.camel.minameddelanden;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;

import se.digitalpost.camel.minameddelanden.dispatch.Fallback;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/**
 * Hands print jobs to the endpoint that the option {@code fallback} names: the PDF in the body, its facts in headers. The endpoint has
 * taken the letter once its exchange has ended without an exception.
 */
final class CamelFallback extends ServiceSupport implements Fallback {

    private final String endpointUri;
    private final ProducerTemplate template;

    CamelFallback(CamelContext camelContext, String endpointUri) {
        this.endpointUri = endpointUri;
        this.template = camelContext.createProducerTemplate();
    }

    @Override
    public void handOver(PrintJob job) throws Exception {
        Exchange answer = template.send(endpointUri, exchange -> {
            exchange.setPattern(ExchangePattern.InOnly);
            write(job, exchange.getMessage());
        });
        if (answer.getException() != null) {
            throw answer.getException();
        }
    }

    private static void write(PrintJob job, Message message) throws Exception {
        try (var pdf = job.pdf().open()) {
            message.setBody(pdf.readAllBytes());
        }
        message.setHeader(Exchange.FILE_NAME, job.fileName());
        message.setHeader(Exchange.CONTENT_TYPE, "application/pdf");
        PrintHeaders.set(job, message);
    }
}
