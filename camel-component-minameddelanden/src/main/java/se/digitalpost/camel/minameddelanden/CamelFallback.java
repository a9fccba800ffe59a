package se.digitalpost.camel.minameddelanden;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;

import se.digitalpost.camel.minameddelanden.dispatch.Fallback;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.*;

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
        message.setHeader(PRINT_JOB, job);
        message.setHeader(PRINT_DELIVERY_ID, job.deliveryId().toString());
        message.setHeader(PRINT_FILE_NAME, job.fileName());
        message.setHeader(PRINT_SHA256, job.sha256());
        message.setHeader(PRINT_PAGES, job.pages());
        write(job.address(), message);
        message.setHeader(PRINT_RETURN_ADDRESS, job.returnAddress());
        message.setHeader(PRINT_DUPLEX, job.paper().duplex());
        message.setHeader(PRINT_COLOUR, job.paper().colour());
        message.setHeader(PRINT_ENVELOPE, job.paper().envelope().name());
        message.setHeader(PRINT_POSTAGE_CLASS, job.postageClass().name());
        message.setHeader(PRINT_COST_CENTRE, job.costCentre());
        message.setHeader(PRINT_DEPARTMENT, job.department());
        message.setHeader(PRINT_SENDER, job.sender().name());
        message.setHeader(PRINT_SENDER_ID, job.sender().id().value());
        message.setHeader(PRINT_REFERENCE, job.reference());
        message.setHeader(PRINT_REASON, job.reason().name());
    }

    private static void write(PostalAddress address, Message message) {
        message.setHeader(PRINT_NAME, address.name());
        message.setHeader(PRINT_CARE_OF, address.careOf());
        message.setHeader(PRINT_STREET, address.street());
        message.setHeader(PRINT_APARTMENT, address.apartment());
        message.setHeader(PRINT_POSTAL_CODE, address.postalCode());
        message.setHeader(PRINT_CITY, address.city());
        message.setHeader(PRINT_COUNTRY, address.country());
    }
}
