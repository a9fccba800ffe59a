package se.digitalpost.camel.minameddelanden.api.resource;

import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.api.access.ApiClient;
import se.digitalpost.camel.minameddelanden.journal.Acceptance;

/** Where messages go that were handed over rightly. */
public interface Intake {

    /**
     * Stores a message durably, and sees to it that it is sent.
     *
     * @param message the message, which the intake closes, also where it throws
     * @param client who hands it over; it may act for the sender
     * @param traceparent the client's trace (W3C Trace Context), or null
     * @return whether it is new, and where it stands
     * @throws se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException where it isn't stored, or nobody knows
     */
    Acceptance accept(SubmittedMessage message, ApiClient client, String traceparent);
}
