package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Stores what clients of the common API hand over, for the one sender that the endpoint sends for. */
final class ApiDesk implements AutoCloseable {

    private final JournalService journal;
    private final SenderDesk desk;
    private final Duration deadline;

    ApiDesk(JournalService journal, SenderDesk desk, MinaMeddelandenConfiguration options) {
        this.journal = journal;
        this.desk = desk;
        this.deadline = Duration.ofMillis(options.getDeadline());
    }

    Acceptance accept(SubmittedMessage submitted) {
        checkSender(submitted.message().sender().id(), "sender.id");
        Instant until = deadline.isZero() ? null : journal.journal().now().plus(deadline);
        Acceptance acceptance = desk.dispatcher().accept(submitted.message(), until, submitted.callbackUrl());
        journal.stored();
        return acceptance;
    }

    /** @throws InvalidMessageException where this service doesn't send for it */
    void checkSender(OrganizationNumber sender, String field) {
        if (!sender.equals(desk.sender())) {
            throw new InvalidMessageException(
                    List.of(new FieldFault(field, "be " + desk.sender() + ": this service sends for no other")));
        }
    }

    /** The endpoint stops. */
    @Override
    public void close() {
        journal.leave(desk);
    }
}
