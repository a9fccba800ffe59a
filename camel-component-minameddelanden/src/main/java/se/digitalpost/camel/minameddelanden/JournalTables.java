package se.digitalpost.camel.minameddelanden;

import java.util.List;
import java.util.Map;
import javax.management.openmbean.TabularData;

import se.digitalpost.camel.minameddelanden.journal.Batch;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Subscriber;
import se.digitalpost.camel.minameddelanden.journal.WaitingLetters;

/** What a journal tells, as tables for JMX clients. No recipient, no content, no description of a fault. */
final class JournalTables {

    private JournalTables() {}

    static TabularData letters(Map<JournalState, Long> counts) {
        OpenTable table = new OpenTable("Letters", "state", "letters");
        counts.forEach(table::row);
        return table.data();
    }

    static TabularData circuits(Map<String, String> states) {
        OpenTable table = new OpenTable("Circuits", "operator", "circuit");
        states.forEach(table::row);
        return table.data();
    }

    static TabularData subscribers(List<Subscriber> subscribers) {
        OpenTable table = new OpenTable("Subscribers", "subscriber", "from", "waiting");
        subscribers.forEach(known -> table.row(known.name(), known.from(), known.waiting()));
        return table.data();
    }

    static TabularData waiting(List<WaitingLetters> waiting) {
        OpenTable table = new OpenTable("Collected", "place", "letters", "bytes", "oldest");
        waiting.forEach(place -> table.row(nameOf(place), place.letters(), place.bytes(), place.oldest()));
        return table.data();
    }

    private static String nameOf(WaitingLetters place) {
        return place.folder().isEmpty() ? place.queue() : place.queue() + '/' + place.folder();
    }

    static TabularData batches(List<Batch> batches) {
        OpenTable table = new OpenTable(
                "Batches",
                "batch",
                "queue",
                "folder",
                "state",
                "letters",
                "bytes",
                "closedAt",
                "handedOverAt",
                "attempts",
                "node",
                "detail");
        batches.forEach(batch -> table.row(
                batch.name(),
                batch.queue(),
                batch.folder(),
                batch.state(),
                batch.letters(),
                batch.bytes(),
                batch.closedAt(),
                batch.handedOverAt(),
                batch.attempts(),
                batch.node(),
                batch.detail()));
        return table.data();
    }

    static TabularData entries(List<JournalEntry> entries) {
        OpenTable table = new OpenTable(
                "Attention",
                "messageId",
                "sender",
                "clientReference",
                "department",
                "reason",
                "operator",
                "acceptedAt",
                "waitsSince");
        entries.forEach(entry -> table.row(
                entry.messageId(),
                entry.sender(),
                entry.clientReference(),
                entry.department(),
                entry.facts().reason(),
                entry.toDelivery().operatorName(),
                entry.acceptedAt(),
                entry.changedAt()));
        return table.data();
    }

    static TabularData events(List<JournalEvent> events) {
        OpenTable table = new OpenTable(
                "History",
                "event",
                "time",
                "state",
                "reason",
                "operator",
                "transactionId",
                "callId",
                "node",
                "person",
                "detail");
        events.forEach(event -> table.row(
                event.number(),
                event.time(),
                event.state(),
                event.facts().reason(),
                event.toDelivery().operatorName(),
                event.facts().transactionId(),
                event.facts().fault() == null ? null : event.facts().fault().callId(),
                event.node(),
                event.person(),
                event.detail()));
        return table.data();
    }
}
