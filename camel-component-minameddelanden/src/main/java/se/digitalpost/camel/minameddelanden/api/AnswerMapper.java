package se.digitalpost.camel.minameddelanden.api;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.journal.Facts;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalPage;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.StatisticsLine;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reachability;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** What the journal and FaR tell, in the common API's words. Whether the client may see it is for the caller to check. */
public final class AnswerMapper {

    private AnswerMapper() {}

    /**
     * @param entry what the journal knows of the message
     * @param history its events, the first one first, at least one
     * @return status and history, newest first
     */
    public static MessageStatus status(JournalEntry entry, List<JournalEvent> history) {
        MessageSummary now = summary(entry);
        return new MessageStatus(
                now.messageId(),
                now.clientReference(),
                now.status(),
                now.channel(),
                now.operator(),
                now.transactionId(),
                now.reason(),
                history.stream()
                        // The letter may have gone on between the two reads.
                        .filter(event -> event.number() <= entry.lastEvent())
                        .sorted(Comparator.comparingInt(JournalEvent::number).reversed())
                        .map(AnswerMapper::event)
                        .toList());
    }

    /**
     * What was known at an event, whatever has become of the message since: what is told of it stays the same, however late.
     *
     * @param event the event
     * @param history the message's events, the first one first; later ones than the event aren't told
     * @return status and history as they were then, newest first
     */
    public static MessageStatus status(JournalEvent event, List<JournalEvent> history) {
        Delivery then = event.toDelivery();
        return new MessageStatus(
                event.messageId(),
                event.clientReference(),
                then.status(),
                then.channel(),
                operator(then.operator()),
                then.transactionId(),
                reason(then.reason()),
                history.stream()
                        .filter(one -> one.number() <= event.number())
                        .sorted(Comparator.comparingInt(JournalEvent::number).reversed())
                        .map(AnswerMapper::event)
                        .toList());
    }

    /**
     * @param entry a letter that was accepted just now
     * @return its status, with the one event that there is
     */
    public static MessageStatus accepted(JournalEntry entry) {
        MessageSummary now = summary(entry);
        return new MessageStatus(
                now.messageId(),
                now.clientReference(),
                now.status(),
                now.channel(),
                null,
                null,
                null,
                List.of(new MessageStatus.StatusEvent(entry.acceptedAt(), now.status(), detail(entry.state()))));
    }

    /**
     * @param entry what the journal knows of the message
     * @return its status
     */
    public static MessageSummary summary(JournalEntry entry) {
        Facts facts = entry.facts();
        return new MessageSummary(
                entry.messageId(),
                entry.clientReference(),
                entry.state().status(),
                entry.toDelivery().channel(),
                operator(facts.operator()),
                facts.transactionId(),
                reason(facts.reason()));
    }

    /**
     * @param page a page of the journal
     * @return the same page
     */
    public static MessageList list(JournalPage page) {
        return new MessageList(
                page.entries().stream().map(AnswerMapper::summary).toList(), page.page(), page.limit(), page.more());
    }

    /**
     * @param from the first day
     * @param to the last day
     * @param counts what the journal has counted
     * @param senders whose letters the client may see: others aren't told
     * @return the counts, in the order given; what differs only in what the common API doesn't tell is added up
     */
    public static Statistics statistics(
            LocalDate from, LocalDate to, List<StatisticsLine> counts, Set<OrganizationNumber> senders) {
        Map<Statistics.StatisticsLine, Long> letters = new LinkedHashMap<>();
        for (StatisticsLine count : counts) {
            if (senders.contains(count.sender())) {
                letters.merge(line(count, 0), count.letters(), Long::sum);
            }
        }
        return new Statistics(
                from,
                to,
                letters.entrySet().stream()
                        .map(line -> with(line.getKey(), line.getValue()))
                        .toList());
    }

    /**
     * @param reachabilities what FaR says, in the order asked
     * @return the same
     */
    public static MailboxLookupResults lookup(List<Reachability> reachabilities) {
        return new MailboxLookupResults(reachabilities.stream()
                .map(one -> new MailboxLookupResults.MailboxLookupResult(
                        one.recipient().value(),
                        one.isReachable(),
                        reason(one.reason()),
                        operator(one.serviceSupplier())))
                .toList());
    }

    private static MessageStatus.StatusEvent event(JournalEvent event) {
        String detail = detail(event.state());
        return new MessageStatus.StatusEvent(
                event.time(),
                event.state().status(),
                event.detail() == null ? detail : detail + ": " + MaskedText.of(event.detail()));
    }

    private static String detail(JournalState state) {
        return switch (state) {
            case ACCEPTED -> "Stored, and nothing done yet";
            case SEALED -> "It goes to a mailbox";
            case DELIVERING -> "It is being posted to the mailbox operator";
            case DELIVERED -> "The mailbox operator has said that it is delivered";
            case IN_DOUBT -> "It was posted, and nobody knows whether the mailbox operator has it";
            case TO_PRINT -> "It goes on paper";
            case COLLECTED -> "It goes on paper, with the next batch";
            case HANDED_OVER -> "The print service has taken it";
            case PRINT_ACCEPTED -> "The print service will print it";
            case PRINTED -> "The print service has printed it";
            case POSTED -> "The post office has it";
            case RETURNED -> "The post office has brought it back";
            case NEEDS_ATTENTION -> "A person has to decide";
            case FAILED -> "It can't be delivered";
            case WITHDRAWN -> "The sender has taken it back";
        };
    }

    private static Statistics.StatisticsLine line(StatisticsLine count, long letters) {
        return new Statistics.StatisticsLine(
                count.day(),
                count.sender().value(),
                count.department(),
                count.channel(),
                count.operatorId() == null
                        ? null
                        : new Operator(count.operatorId().value(), count.operator()),
                count.outcome().status(),
                letters);
    }

    private static Statistics.StatisticsLine with(Statistics.StatisticsLine line, long letters) {
        return new Statistics.StatisticsLine(
                line.day(), line.sender(), line.department(), line.channel(), line.operator(), line.outcome(), letters);
    }

    private static Operator operator(ServiceSupplier supplier) {
        return supplier == null ? null : new Operator(supplier.id().value(), supplier.name());
    }

    private static String reason(Reason reason) {
        return reason == null ? null : reason.name();
    }
}
