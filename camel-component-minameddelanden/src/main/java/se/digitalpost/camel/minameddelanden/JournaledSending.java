package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.apache.camel.Exchange;

import se.digitalpost.camel.minameddelanden.dispatch.JournaledDispatcher;
import se.digitalpost.camel.minameddelanden.dispatch.LetterAnswer;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;

/** Sends by way of the component's journal. */
final class JournaledSending implements Sending, AutoCloseable {

    private final JournalService journal;
    private final SenderDesk desk;
    private final SendMode mode;
    private final Duration deadline;

    JournaledSending(JournalService journal, SenderDesk desk, MinaMeddelandenConfiguration options) {
        this.journal = journal;
        this.desk = desk;
        this.mode = options.getMode();
        this.deadline = Duration.ofMillis(options.getDeadline());
    }

    @Override
    public LetterAnswer send(Exchange exchange, Message message) {
        Instant until = deadline(exchange);
        JournaledDispatcher dispatcher = desk.dispatcher();
        if (mode == SendMode.STORE) {
            LetterAnswer stored = dispatcher.store(message, until);
            journal.stored();
            return stored;
        }
        return dispatcher.send(message, until);
    }

    private Instant deadline(Exchange exchange) {
        Object header = exchange.getMessage().getHeader(MinaMeddelandenConstants.DEADLINE);
        if (header == null) {
            return deadline.isZero() ? null : journal.journal().now().plus(deadline);
        }
        if (header instanceof Instant time) {
            return time;
        }
        try {
            return Instant.parse(header.toString());
        } catch (DateTimeParseException e) {
            throw new InvalidMessageException(List.of(new FieldFault(
                    MinaMeddelandenConstants.DEADLINE, "be an Instant, or a text like 2026-11-22T09:00:00Z")));
        }
    }

    /** The endpoint stops. */
    @Override
    public void close() {
        journal.leave(desk);
    }
}
