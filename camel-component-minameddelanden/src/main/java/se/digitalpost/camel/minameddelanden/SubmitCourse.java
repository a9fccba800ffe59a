package se.digitalpost.camel.minameddelanden;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;

import se.digitalpost.camel.minameddelanden.api.MessageStatus;
import se.digitalpost.camel.minameddelanden.api.TraceParent;
import se.digitalpost.camel.minameddelanden.api.client.ServiceClient;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/** One message on its way to the service: handed over, again where that failed, and asked about as long as the exchange wants to wait. */
final class SubmitCourse implements Courses.Course {

    private static final Duration FIRST_QUESTION = Duration.ofMillis(250);
    private static final Duration LONGEST_BETWEEN = Duration.ofSeconds(10);

    /** Whatever else a service calls a reason may be personal. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{0,99}");

    private final Exchange exchange;
    private final ServiceClient service;
    private final Message message;
    private final URI callbackUrl;
    private final Retries retries;
    private final Duration waitTime;
    private MessageStatus stored;
    private long waitUntil;
    private Duration between = FIRST_QUESTION;

    SubmitCourse(
            Exchange exchange,
            ServiceClient service,
            Message message,
            URI callbackUrl,
            Retries retries,
            Duration waitTime) {
        this.exchange = exchange;
        this.service = service;
        this.message = message;
        this.callbackUrl = callbackUrl;
        this.retries = retries;
        this.waitTime = waitTime;
    }

    @Override
    public Duration step() {
        if (stored != null) {
            return ask();
        }
        try {
            stored = service.submit(message, callbackUrl, traceparent(exchange));
        } catch (ServiceUnavailableException e) {
            Duration pause = retries.pauseAfter(e);
            if (pause == null) {
                throw failed(e);
            }
            return pause;
        } catch (MinaMeddelandenException e) {
            throw failed(e);
        }
        tell(exchange, stored);
        waitUntil = System.nanoTime() + waitTime.toNanos();
        return isKnown(stored) ? null : nextQuestion();
    }

    private MinaMeddelandenException failed(MinaMeddelandenException e) {
        DeliveryHeaders.set(exchange.getMessage(), e);
        return e;
    }

    /** It is stored, whatever comes of asking: where there is no answer now, the next one will tell. */
    private Duration ask() {
        Duration pause = null;
        try {
            MessageStatus now = service.status(stored.messageId(), traceparent(exchange));
            tell(exchange, now);
            if (isKnown(now)) {
                return null;
            }
        } catch (ServiceUnavailableException e) {
            pause = e.retryAfter().orElse(null);
        }
        Duration next = nextQuestion();
        return next == null || pause == null || pause.compareTo(next) < 0 ? next : within(pause);
    }

    private Duration nextQuestion() {
        Duration pause = between;
        between = shorter(between.multipliedBy(2), LONGEST_BETWEEN);
        return within(pause);
    }

    /** The last question is asked when the time is over. */
    private Duration within(Duration pause) {
        long left = waitUntil - System.nanoTime();
        return left <= 0 ? null : shorter(pause, Duration.ofNanos(left));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Nothing more comes by itself, or not before a person has decided. */
    private static boolean isKnown(MessageStatus status) {
        return switch (status.status()) {
            case DELIVERED, SENT_TO_PRINT, FAILED, NEEDS_ATTENTION -> true;
            case ACCEPTED, IN_PROGRESS, IN_DOUBT -> false;
        };
    }

    static void tell(Exchange exchange, MessageStatus status) {
        Delivery delivery = status.toDelivery(Instant.now());
        DeliveryHeaders.set(exchange.getMessage(), delivery);
        if (delivery.reason() == null
                && status.reason() != null
                && CODE.matcher(status.reason()).matches()) {
            // A reason of the service's own.
            exchange.getMessage().setHeader(MinaMeddelandenConstants.REASON, status.reason());
        }
        exchange.getMessage().setBody(delivery);
    }

    static String traceparent(Exchange exchange) {
        return exchange.getMessage().getHeader(TraceParent.HEADER, String.class);
    }
}
