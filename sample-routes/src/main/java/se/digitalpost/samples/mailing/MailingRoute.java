package se.digitalpost.samples.mailing;

import java.nio.charset.StandardCharsets;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.DeliveryReportStrategy;

/** A whole mailing: its lines are letters, which go their ways side by side and meet again in a report. */
@Component
class MailingRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:mailing")
                .routeId("mailing")
                .setProperty(Exchange.CHARSET_NAME, constant(StandardCharsets.UTF_8.name()))
                .to("direct:start")
                .split(body().tokenize("\n", 1, true), new DeliveryReportStrategy())
                .streaming()
                .parallelProcessing()
                .executorService("letters")
                .synchronous()
                .to("direct:letter")
                .end()
                .to("direct:until-printed")
                .to("direct:report");
    }
}
