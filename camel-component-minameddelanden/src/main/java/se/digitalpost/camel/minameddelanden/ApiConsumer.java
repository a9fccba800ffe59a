package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.EmptyAsyncCallback;
import org.apache.camel.support.SynchronizationAdapter;

import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.api.TraceParent;
import se.digitalpost.camel.minameddelanden.api.access.ApiClient;
import se.digitalpost.camel.minameddelanden.api.resource.ApiResources;
import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;

/**
 * {@code minameddelanden:api}: serves the common API on Camel's HTTP server, and gives the route an exchange for every message that was accepted. The
 * message is stored by then, and is sent whatever the route does with its exchange.
 */
final class ApiConsumer extends DefaultConsumer {

    private final MinaMeddelandenEndpoint endpoint;
    private ApiDesk desk;
    private ApiCallbacks callbacks;
    private PlatformHttpMount mount;

    ApiConsumer(MinaMeddelandenEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MinaMeddelandenConfiguration options = endpoint.getConfiguration();
        ApiSetUp.Serving serving = new ApiSetUp(endpoint).serving();
        JournalService journal = endpoint.getComponent().journalService();
        ApiDesk open = new ApiDesk(journal, journal.join(serving.sending(), options), options);
        desk = open;
        ApiResources resources = new ApiResources(
                serving.facts(),
                serving.clients(),
                serving.rateLimiter(),
                serving.reader(),
                (submitted, client, traceparent) -> accept(open, submitted, client, traceparent),
                (sender, recipients) -> {
                    open.checkSender(sender, "sender.organizationNumber");
                    return serving.lookingUp().far().isReachable(sender, recipients).stream()
                            .map(serving.lookingUp().policy()::apply)
                            .toList();
                },
                journal.journal());
        mount = new PlatformHttpMount(
                endpoint.getCamelContext(), endpoint.getApi().getBasePath(), resources);
        callbacks = ApiCallbacks.of(endpoint, serving);
        callbacks.start();
        mount.start();
    }

    @Override
    protected void doStop() throws Exception {
        if (mount != null) {
            mount.stop();
            mount = null;
        }
        if (callbacks != null) {
            callbacks.close();
            callbacks = null;
        }
        if (desk != null) {
            desk.close();
            desk = null;
        }
        super.doStop();
    }

    private Acceptance accept(ApiDesk open, SubmittedMessage submitted, ApiClient client, String traceparent) {
        boolean told = false;
        try {
            Acceptance acceptance = open.accept(submitted);
            if (acceptance instanceof Acceptance.Accepted accepted) {
                told = true;
                tell(submitted, accepted.entry(), client, traceparent);
            }
            return acceptance;
        } finally {
            if (!told) {
                submitted.close();
            }
        }
    }

    /** The message's attachments can be read until the exchange is completed, on whichever thread that is. */
    private void tell(SubmittedMessage submitted, JournalEntry entry, ApiClient client, String traceparent) {
        Exchange exchange = createExchange(true);
        Message message = exchange.getMessage();
        message.setBody(submitted.message());
        DeliveryHeaders.set(message, entry.toDelivery());
        message.setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, entry.clientReference());
        message.setHeader(MinaMeddelandenConstants.BATCH_REFERENCE, entry.batchReference());
        message.setHeader(MinaMeddelandenConstants.SENDER_ID, entry.sender().value());
        message.setHeader(MinaMeddelandenConstants.DEPARTMENT, entry.department());
        message.setHeader(MinaMeddelandenConstants.API_CLIENT, client.id());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, entry.acceptedAt().toEpochMilli());
        if (traceparent != null) {
            message.setHeader(TraceParent.HEADER, traceparent);
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                getExceptionHandler()
                        .handleException(
                                "The route failed for an accepted message, which is sent all the same",
                                failed,
                                failed.getException());
            }

            @Override
            public void onDone(Exchange done) {
                submitted.close();
            }
        });
        getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }
}
