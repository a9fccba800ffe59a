package se.digitalpost.samples.mailing;

import java.util.UUID;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
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
    private static final int LOOKS = 300;

    @Override
    public void configure() {
        from("direct:until-printed")
                .routeId("until-printed")
                .process(exchange -> component(exchange).closeBatches())
                .loopDoWhile(this::isSomethingCollected)
                .delay(100)
                .end() // the delay
                .end() // the loop
                .process(exchange -> exchange.getMessage().setBody(asTheyAreNow(exchange)));
    }

    private boolean isSomethingCollected(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, 0, Integer.class) < LOOKS
                && exchange.getMessage().getBody(DeliveryReport.class).lines().stream()
                        .filter(PrintRoute::wasCollected)
                        .anyMatch(line -> entry(exchange, line).state() == JournalState.COLLECTED);
    }

    private static boolean wasCollected(DeliveryReport.Line line) {
        return line.channel() == Channel.PAPER && line.status() == DeliveryStatus.IN_PROGRESS;
    }

    private static JournalEntry entry(Exchange exchange, DeliveryReport.Line line) {
        return component(exchange)
                .openJournal()
                .records()
                .find(UUID.fromString(line.messageId()))
                .orElseThrow();
    }

    private static DeliveryReport asTheyAreNow(Exchange exchange) {
        DeliveryReport now = new DeliveryReport();
        for (DeliveryReport.Line line :
                exchange.getMessage().getBody(DeliveryReport.class).lines()) {
            now.add(wasCollected(line) ? asItIsNow(exchange, line) : line);
        }
        return now;
    }

    private static DeliveryReport.Line asItIsNow(Exchange exchange, DeliveryReport.Line line) {
        Delivery delivery = entry(exchange, line).toDelivery();
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
