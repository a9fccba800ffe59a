package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.ServiceUnavailableException;

/** {@code minameddelanden:submit}: hands a message to a service of the common API; the body becomes what the service tells of it. */
final class SubmitProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private SubmitSetUp.Submitting submitting;

    SubmitProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        submitting = new SubmitSetUp(endpoint).submitting();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().courses().process(exchange, callback, new Courses.Course() {
            private Courses.Course course;

            @Override
            public Duration step() throws Exception {
                if (course == null) {
                    course = course(exchange);
                }
                return course.step();
            }
        });
    }

    private Courses.Course course(Exchange exchange) {
        SubmitConfiguration options = endpoint.getSubmit();
        Retries retries = new Retries(Duration.ofMillis(options.getSubmitRetryTime()));
        return switch (options.getAction()) {
            case SUBMIT -> submit(exchange, options, retries);
            case STATUS -> {
                UUID messageId = messageId(exchange);
                yield again(
                        retries,
                        () -> SubmitCourse.tell(
                                exchange, submitting.service().status(messageId, SubmitCourse.traceparent(exchange))));
            }
            case WITHDRAW -> {
                UUID messageId = messageId(exchange);
                yield again(
                        retries, () -> submitting.service().withdraw(messageId, SubmitCourse.traceparent(exchange)));
            }
        };
    }

    private SubmitCourse submit(Exchange exchange, SubmitConfiguration options, Retries retries) {
        try {
            JsonMessages.Read given = read(exchange);
            return new SubmitCourse(
                    exchange,
                    submitting.service(),
                    given.message(),
                    given.callbackUrl() == null ? submitting.callbackUrl() : given.callbackUrl(),
                    retries,
                    Duration.ofMillis(options.getWaitForOutcome()));
        } catch (MinaMeddelandenException e) {
            DeliveryHeaders.set(exchange.getMessage(), e);
            throw e;
        }
    }

    private JsonMessages.Read read(Exchange exchange) {
        return JsonMessages.isJson(exchange)
                ? submitting.jsonReader().read(exchange)
                : new JsonMessages.Read(submitting.reader().read(exchange), null);
    }

    private static Courses.Course again(Retries retries, Runnable request) {
        return () -> {
            try {
                request.run();
                return null;
            } catch (ServiceUnavailableException e) {
                Duration pause = retries.pauseAfter(e);
                if (pause == null) {
                    throw e;
                }
                return pause;
            }
        };
    }

    private static UUID messageId(Exchange exchange) {
        Object header = exchange.getMessage().getHeader(MinaMeddelandenConstants.MESSAGE_ID);
        try {
            return UUID.fromString(String.valueOf(header));
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(List.of(new FieldFault(
                    MinaMeddelandenConstants.MESSAGE_ID, "be the id that the service gave the message")));
        }
    }
}
