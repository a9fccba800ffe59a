package se.digitalpost.camel.minameddelanden;

import java.util.ArrayList;
import java.util.List;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ObjectHelper;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * {@code minameddelanden:lookup}: the body is one id or a list of them, as RecipientId or text; it becomes a list of reachabilities in the
 * order asked.
 */
final class LookupProducer extends DefaultAsyncProducer {

    private final MinaMeddelandenEndpoint endpoint;
    private EndpointSetUp.LookingUp lookingUp;

    LookupProducer(MinaMeddelandenEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookingUp = new EndpointSetUp(endpoint).lookingUp();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return endpoint.getComponent().workerPool().process(exchange, callback, this::lookUp);
    }

    private void lookUp(Exchange exchange) {
        List<RecipientId> recipients = recipients(exchange.getMessage().getBody());
        List<Reachability> answers = lookingUp.far().isReachable(lookingUp.sender(), recipients).stream()
                .map(lookingUp.policy()::apply)
                .toList();
        exchange.getMessage().setBody(answers);
    }

    private static List<RecipientId> recipients(Object body) {
        List<RecipientId> recipients = new ArrayList<>();
        List<FieldFault> faults = new ArrayList<>();
        int index = 0;
        for (Object item : ObjectHelper.createIterable(body, ",")) {
            try {
                recipients.add(
                        item instanceof RecipientId id ? id : RecipientId.parse(item == null ? null : item.toString()));
            } catch (IllegalArgumentException e) {
                faults.add(new FieldFault("body[" + index + "]", e.getMessage()));
            }
            index++;
        }
        if (index == 0) {
            faults.add(new FieldFault("body", "have at least one recipient id"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidMessageException(faults);
        }
        return recipients;
    }
}
