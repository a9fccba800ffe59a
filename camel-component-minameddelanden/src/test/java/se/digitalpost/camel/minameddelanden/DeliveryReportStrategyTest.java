package se.digitalpost.camel.minameddelanden;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryReport;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DeliveryReportStrategyTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void mailingRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class)
                        .handled(true)
                        .setHeader(MinaMeddelandenConstants.STATUS, constant("IN_DOUBT"))
                        .setHeader(MinaMeddelandenConstants.CHANNEL, constant("DIGITAL"));
                from("direct:mailing")
                        .split(body(), new DeliveryReportStrategy())
                        .to("direct:letter")
                        .end()
                        .setHeader("reached", constant("the end"));
                from("direct:letter")
                        .setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, body())
                        .choice()
                        .when(body().isEqualTo("handled"))
                        .throwException(IllegalStateException.class, "no answer")
                        .when(body().isEqualTo("unhandled"))
                        .throwException(java.io.IOException.class, "anything")
                        .otherwise()
                        .setHeader(MinaMeddelandenConstants.STATUS, constant("DELIVERED"))
                        .setHeader(MinaMeddelandenConstants.CHANNEL, constant("DIGITAL"))
                        .setHeader(MinaMeddelandenConstants.OPERATOR, constant("Kivra"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void everyLetterIsCountedAndTheRouteGoesOnWhicheverComesFirst() {
        for (List<String> letters : List.of(
                List.of("good", "handled", "unhandled"),
                List.of("handled", "good", "unhandled"),
                List.of("unhandled", "handled", "good"))) {
            Exchange out = camel.createProducerTemplate()
                    .request("direct:mailing", exchange -> exchange.getMessage().setBody(letters));

            assertThat(out.getException()).isNull();
            assertThat(out.getMessage().getHeader("reached")).isEqualTo("the end");
            assertThat(out.getMessage().getHeader(MinaMeddelandenConstants.STATUS))
                    .isNull();
            assertThat(out.getMessage().getBody(DeliveryReport.class).lines())
                    .extracting(
                            DeliveryReport.Line::clientReference,
                            DeliveryReport.Line::status,
                            DeliveryReport.Line::channel)
                    .containsExactlyInAnyOrder(
                            tuple("good", DeliveryStatus.DELIVERED, Channel.DIGITAL),
                            tuple("handled", DeliveryStatus.IN_DOUBT, Channel.DIGITAL),
                            tuple("unhandled", DeliveryStatus.FAILED, Channel.NONE));
        }
    }
}
