package se.digitalpost.camel.minameddelanden;

import java.time.Clock;
import java.time.Duration;

import se.digitalpost.camel.minameddelanden.api.callback.CallbackAddresses;
import se.digitalpost.camel.minameddelanden.api.callback.CallbackClient;
import se.digitalpost.camel.minameddelanden.api.callback.CallbackPolicy;
import se.digitalpost.camel.minameddelanden.api.callback.Callbacks;
import se.digitalpost.camel.minameddelanden.journal.Journal;

/** The callbacks of one endpoint {@code minameddelanden:api} while it runs; none where no host may be called. */
final class ApiCallbacks implements AutoCloseable {

    private final Callbacks callbacks;
    private final MinaMeddelandenComponent component;
    private final String sender;
    private JournalRegistration registration;

    private ApiCallbacks(Callbacks callbacks, MinaMeddelandenComponent component, String sender) {
        this.callbacks = callbacks;
        this.component = component;
        this.sender = sender;
    }

    static ApiCallbacks of(MinaMeddelandenEndpoint endpoint, ApiSetUp.Serving serving) {
        String sender = serving.sending().sender().value();
        if (serving.callbackSecrets() == null) {
            return new ApiCallbacks(null, endpoint.getComponent(), sender);
        }
        ApiConfiguration options = endpoint.getApi();
        CallbackPolicy policy = CallbackPolicy.DEFAULT.within(
                Duration.ofMillis(options.getCallbackTimeout()), Duration.ofMillis(options.getCallbackGiveUpAfter()));
        CallbackClient client = new CallbackClient(
                new CallbackAddresses(serving.callbackSecrets().hosts()), policy.timeout(), null, Clock.systemUTC());
        Journal journal = endpoint.getComponent().journalService().journal();
        return new ApiCallbacks(
                new Callbacks(journal, serving.sending().sender(), client, serving.callbackSecrets(), policy),
                endpoint.getComponent(),
                sender);
    }

    void start() {
        if (callbacks != null) {
            callbacks.start();
            registration = JournalRegistration.of(
                    component,
                    new CallbackManagement(callbacks, component.journalService().journal()),
                    sender);
        }
    }

    @Override
    public void close() {
        if (registration != null) {
            registration.close();
        }
        if (callbacks != null) {
            callbacks.close();
        }
    }
}
