package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Message;

import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.*;

/** What an endpoint that prints is told of a letter, as headers. */
final class PrintHeaders {

    private PrintHeaders() {}

    static void set(PrintJob job, Message message) {
        message.setHeader(PRINT_JOB, job);
        message.setHeader(PRINT_DELIVERY_ID, job.deliveryId().toString());
        message.setHeader(PRINT_FILE_NAME, job.fileName());
        message.setHeader(PRINT_SHA256, job.sha256());
        message.setHeader(PRINT_PAGES, job.pages());
        set(job.address(), message);
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

    private static void set(PostalAddress address, Message message) {
        message.setHeader(PRINT_NAME, address.name());
        message.setHeader(PRINT_CARE_OF, address.careOf());
        message.setHeader(PRINT_STREET, address.street());
        message.setHeader(PRINT_APARTMENT, address.apartment());
        message.setHeader(PRINT_POSTAL_CODE, address.postalCode());
        message.setHeader(PRINT_CITY, address.city());
        message.setHeader(PRINT_COUNTRY, address.country());
    }
}
