package se.digitalpost.samples.mailing;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.print.PrintJob;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.PRINT_DELIVERY_ID;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.PRINT_JOB;

/**
 * The component's fallback: a letter for the printer becomes a PDF and its facts as JSON. Each gets its name when it is complete, the
 * JSON last: who sees it may take both.
 */
@Component
class PrintRoute extends RouteBuilder {

    private static final String PRINT_FOLDER =
            "file:{{mailing.work}}/print?tempFileName=${file:name}.part&eagerDeleteTargetFile=false";

    @Override
    public void configure() {
        from("direct:print")
                .routeId("print")
                // The component tells that the print service didn't take the letter; here is nothing to handle.
                .errorHandler(noErrorHandler())
                .to(PRINT_FOLDER)
                .setBody(header(PRINT_JOB))
                .setBody()
                .body(PrintJob.class, PrintFacts::of)
                .setHeader(Exchange.FILE_NAME, simple("${header." + PRINT_DELIVERY_ID + "}.json"))
                .marshal()
                .json(true)
                .to(PRINT_FOLDER);
    }
}
