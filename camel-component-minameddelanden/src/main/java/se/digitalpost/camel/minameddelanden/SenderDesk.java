package se.digitalpost.camel.minameddelanden;

import se.digitalpost.camel.minameddelanden.dispatch.JournaledDispatcher;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * The one way of a sender's letters in a journal: whoever goes on with a letter, after a crash or on another thread, does so as whoever
 * accepted it would have. Endpoints of the same sender share it.
 */
final class SenderDesk {

    private final OrganizationNumber sender;
    private final WayOptions options;
    private final JournaledDispatcher dispatcher;
    private final Paper paper;
    private final boolean toPaper;
    private int endpoints;

    SenderDesk(
            OrganizationNumber sender,
            WayOptions options,
            JournaledDispatcher dispatcher,
            Paper paper,
            boolean toPaper) {
        this.sender = sender;
        this.options = options;
        this.dispatcher = dispatcher;
        this.paper = paper;
        this.toPaper = toPaper;
    }

    OrganizationNumber sender() {
        return sender;
    }

    /** What its letters on paper need. */
    Paper paper() {
        return paper;
    }

    /** Whether it is for letters on paper alone. */
    boolean isToPaper() {
        return toPaper;
    }

    JournaledDispatcher dispatcher() {
        return dispatcher;
    }

    /** @throws ConfigurationException where the endpoint would send otherwise than those that are there */
    void check(WayOptions others) {
        options.differences(others).ifPresent(names -> {
            throw new ConfigurationException(
                    names,
                    "differs from another endpoint of the sender " + sender
                            + ": with a journal a letter may be gone on with by any of them, so they have to be the same; use"
                            + " one endpoint, or two components with a database each",
                    null);
        });
    }

    void join() {
        endpoints++;
    }

    /** @return whether that was the last one */
    boolean leave() {
        return --endpoints == 0;
    }

    void stop() {
        dispatcher.close();
        paper.stopWithoutBatches();
    }
}
