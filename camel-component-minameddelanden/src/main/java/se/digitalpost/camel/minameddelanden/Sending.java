package se.digitalpost.camel.minameddelanden;

import org.apache.camel.Exchange;

import se.digitalpost.camel.minameddelanden.dispatch.LetterAnswer;
import se.digitalpost.camel.minameddelanden.message.Message;

/** How a message of an exchange is sent: with a journal or without one. */
interface Sending {

    /**
     * @return what became of it
     * @throws se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException where nothing is known beyond what the exception says
     */
    LetterAnswer send(Exchange exchange, Message message);
}
