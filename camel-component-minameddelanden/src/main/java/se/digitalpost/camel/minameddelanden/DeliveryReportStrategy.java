package se.digitalpost.camel.minameddelanden;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.DeliveryReport;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * Collects what became of the letters of a mailing, for a splitter or an aggregator: the body becomes a {@link DeliveryReport}, which can
 * be drawn as a table or written as CSV. It reads the headers that {@code minameddelanden:send} sets, so letters whose exception was
 * handled are counted as well.
 */
public final class DeliveryReportStrategy implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange oldExchange, Exchange newExchange) {
        DeliveryReport.Line line = line(newExchange);
        if (oldExchange == null) {
            DeliveryReport report = new DeliveryReport();
            report.add(line);
            newExchange.getMessage().setBody(report);
            carryOn(newExchange);
            return newExchange;
        }
        oldExchange.getMessage().getBody(DeliveryReport.class).add(line);
        return oldExchange;
    }

    /**
     * The first letter's exchange becomes the mailing's. What happened to that letter is in the report: it must not end the route that
     * the mailing is on.
     */
    private static void carryOn(Exchange exchange) {
        exchange.setException(null);
        exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        exchange.getExchangeExtension().setRedeliveryExhausted(false);
        DeliveryHeaders.clear(exchange.getMessage());
    }

    private static DeliveryReport.Line line(Exchange exchange) {
        String status = header(exchange, MinaMeddelandenConstants.STATUS);
        String channel = header(exchange, MinaMeddelandenConstants.CHANNEL);
        String reason = header(exchange, MinaMeddelandenConstants.REASON);
        return new DeliveryReport.Line(
                clientReference(exchange),
                status == null ? DeliveryStatus.FAILED : DeliveryStatus.valueOf(status),
                channel == null ? Channel.NONE : Channel.valueOf(channel),
                header(exchange, MinaMeddelandenConstants.OPERATOR),
                reason == null ? null : Reason.valueOf(reason),
                header(exchange, MinaMeddelandenConstants.TRANSACTION_ID),
                header(exchange, MinaMeddelandenConstants.MESSAGE_ID));
    }

    private static String clientReference(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Delivery delivery
                ? delivery.clientReference()
                : header(exchange, MinaMeddelandenConstants.CLIENT_REFERENCE);
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }
}
