package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import se.digitalpost.camel.minameddelanden.journal.JournalEvent;

/** Writes an event of a letter into headers. */
final class OutcomeHeaders {

    private OutcomeHeaders() {}

    static void set(Message message, JournalEvent event) {
        DeliveryHeaders.set(message, event.toDelivery());
        message.setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, event.clientReference());
        message.setHeader(MinaMeddelandenConstants.SENDER_ID, event.sender().value());
        message.setHeader(MinaMeddelandenConstants.EVENT_NUMBER, event.number());
        message.setHeader(MinaMeddelandenConstants.EVENT_TIME, event.time());
        message.setHeader(MinaMeddelandenConstants.JOURNAL_STATE, event.state().name());
        message.setHeader(MinaMeddelandenConstants.PERSON, event.person());
        message.setHeader(MinaMeddelandenConstants.DETAIL, event.detail());
        message.setHeader(Exchange.MESSAGE_TIMESTAMP, event.time().toEpochMilli());
    }
}
