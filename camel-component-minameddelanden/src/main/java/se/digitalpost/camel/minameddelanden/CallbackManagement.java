package se.digitalpost.camel.minameddelanden;

import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

import se.digitalpost.camel.minameddelanden.api.callback.Callbacks;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.Subscriber;

/**
 * The callbacks about a sender's letters in JMX. Its name is {@code org.apache.camel:context=<context>,type=callbacks,name="<component>/<sender>"}; where Camel manages
 * nothing there is no such MBean.
 */
@ManagedResource(description = "The callbacks of minameddelanden:api about a sender's letters")
public final class CallbackManagement {

    private final Callbacks callbacks;
    private final Journal journal;

    CallbackManagement(Callbacks callbacks, Journal journal) {
        this.callbacks = callbacks;
        this.journal = journal;
    }

    /** @return who is told, in the journal's list of subscribers */
    @ManagedAttribute(description = "Who is told, in the journal's list of subscribers")
    public String getSubscriber() {
        return callbacks.subscriber();
    }

    /** @return how many events the journal has that are not dealt with */
    @ManagedAttribute(description = "How many events the journal has that are not dealt with, on any node")
    public long getWaiting() {
        return journal.outcomes().subscribers().stream()
                .filter(subscriber -> subscriber.name().equals(callbacks.subscriber()))
                .mapToLong(Subscriber::waiting)
                .sum();
    }

    /** @return how many events were received, on this node since it was started */
    @ManagedAttribute(description = "How many events were received, on this node since it was started")
    public long getReceived() {
        return callbacks.counts().received();
    }

    /** @return how many attempts failed and are made again, on this node since it was started */
    @ManagedAttribute(description = "How many attempts failed and are made again, on this node since it was started")
    public long getFailed() {
        return callbacks.counts().failed();
    }

    /** @return how many events nobody received and nobody is told any more, on this node since it was started */
    @ManagedAttribute(
            description =
                    "How many events nobody received and nobody is told any more, on this node since it was started")
    public long getGivenUp() {
        return callbacks.counts().givenUp();
    }
}
