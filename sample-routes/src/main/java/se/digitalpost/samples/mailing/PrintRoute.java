package se.digitalpost.samples.mailing;

import java.util.UUID;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryReport;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;

/**
 * The end of a mailing on paper: its letters were collected in the journal, and are now handed to the print folder as one batch. The report tells of
 * them when that is done. Without this route the batch would go at the time of day that the component is set to.
 */
@Component
class PrintRoute extends RouteBuilder {

    /** A mailing's end waits for a while and not for ever; what isn't handed over then is so in the next run. */
    private static final int LOOKS = 100;

    @Override
    public void configure() {
        from("direct:until-printed")
                .routeId("until-printed")
                .process(exchange -> component(exchange).closeBatches())
                .loopDoWhile(this::isSomethingCollected)
                .delay(100)
                .end()
                .process(exchange -> exchange.getMessage().setBody(asTheyAreNow(exchange)));
    }

    private boolean isSomethingCollected(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, 0, Integer.class) < LOOKS
                && component(exchange).openJournal().records().counts().containsKey(JournalState.COLLECTED);
    }

    private static DeliveryReport asTheyAreNow(Exchange exchange) {
        DeliveryReport now = new DeliveryReport();
        for (DeliveryReport.Line line :
                exchange.getMessage().getBody(DeliveryReport.class).lines()) {
            boolean collected = line.channel() == Channel.PAPER && line.status() == DeliveryStatus.IN_PROGRESS;
            now.add(collected ? asItIsNow(exchange, line) : line);
        }
        return now;
    }

    private static DeliveryReport.Line asItIsNow(Exchange exchange, DeliveryReport.Line line) {
        Delivery delivery = component(exchange)
                .openJournal()
                .records()
                .find(UUID.fromString(line.messageId()))
                .orElseThrow()
                .toDelivery();
        return new DeliveryReport.Line(
                line.clientReference(),
                delivery.status(),
                delivery.channel(),
                line.operator(),
                delivery.reason(),
                line.transactionId(),
                line.messageId());
    }

    private static MinaMeddelandenComponent component(Exchange exchange) {
        return exchange.getContext().getComponent("minameddelanden", MinaMeddelandenComponent.class);
    }
}
