package se.digitalpost.camel.minameddelanden;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import javax.management.openmbean.TabularData;

import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

import se.digitalpost.camel.minameddelanden.dispatch.OperatorGates;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.StatisticsCsv;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * A component's journal in JMX: what waits for a person, what became of a letter, and what may be done about it. Nothing here tells a recipient or
 * content. Types and exceptions are the JDK's, so that any JMX client understands them.
 *
 * <p>Its name is {@code org.apache.camel:context=<context>,type=journals,name="<component>"}. Where Camel manages nothing there is no such MBean.
 */
@ManagedResource(description = "The journal of a component minameddelanden: what was accepted and what became of it")
public final class JournalManagement {

    private final String node;
    private final Journal journal;
    private final OperatorGates gates;
    private final Supplier<Integer> purge;
    private final Supplier<Integer> closeBatches;
    private final JournalCounts counts;

    /**
     * @param purge deletes content that needn't be kept, and tells of how many letters
     * @param closeBatches makes batches of what is collected, and tells how many
     */
    JournalManagement(
            String node,
            Journal journal,
            OperatorGates gates,
            Supplier<Integer> purge,
            Supplier<Integer> closeBatches) {
        this.node = node;
        this.journal = journal;
        this.gates = gates;
        this.purge = purge;
        this.closeBatches = closeBatches;
        this.counts = new JournalCounts(journal.records());
    }

    /** @return what this node is called in the journal */
    @ManagedAttribute(description = "What this node is called in the journal")
    public String getNode() {
        return node;
    }

    /** @return how many letters are in each state; at most ten seconds old */
    @ManagedAttribute(description = "How many letters are in each state; at most ten seconds old")
    public TabularData getLetters() {
        return told(() -> JournalTables.letters(counts.now()));
    }

    /** @return how many letters wait for a person; at most ten seconds old */
    @ManagedAttribute(description = "How many letters wait for a person; at most ten seconds old")
    public long getAttention() {
        return told(() -> counts.now().getOrDefault(JournalState.NEEDS_ATTENTION, 0L));
    }

    /** @return the mailbox operators' circuits: CLOSED as they should be, OPEN or HALF_OPEN */
    @ManagedAttribute(description = "The mailbox operators' circuits: CLOSED as they should be, OPEN or HALF_OPEN")
    public TabularData getCircuits() {
        return JournalTables.circuits(gates.states());
    }

    /**
     * @param page 1 for the first
     * @param limit how many on a page, at least 1
     * @return the letters that wait for a person, those that have waited longest first
     */
    @ManagedOperation(description = "The letters that wait for a person, those that have waited longest first")
    public TabularData listAttention(int page, int limit) {
        return told(() ->
                JournalTables.entries(journal.attention().list(page, limit).entries()));
    }

    /**
     * @param sender the sender's organization number
     * @param clientReference the sender's own id of the letter
     * @return the letter's message id, which the other operations ask for; also where no such letter is known
     */
    @ManagedOperation(description = "The message id of a letter, by its sender's organization number and its reference")
    public String messageId(String sender, String clientReference) {
        return told(() ->
                MessageId.of(OrganizationNumber.parse(sender), clientReference).toString());
    }

    /** @return how many letters wait for a batch, for each print queue and folder */
    @ManagedAttribute(description = "How many letters wait for a batch, for each print queue and folder")
    public TabularData getCollected() {
        return told(() -> JournalTables.waiting(journal.batches().waiting()));
    }

    /**
     * @param page 1 for the first
     * @param limit how many on a page, at least 1
     * @return batches of letters for print services, those that were closed last first
     */
    @ManagedOperation(description = "Batches of letters for print services, those that were closed last first")
    public TabularData listBatches(int page, int limit) {
        return told(() -> JournalTables.batches(journal.batches().list(page, limit)));
    }

    /** @return how many batches were made of all letters that this node's endpoints collect, whatever the time */
    @ManagedOperation(description = "Makes batches of all letters that wait for one, and tells how many")
    public int closeBatches() {
        return told(closeBatches);
    }

    /**
     * @param messageId the letter
     * @return all its events, the first one first
     */
    @ManagedOperation(description = "All events of a letter, the first one first")
    public TabularData history(String messageId) {
        return told(() -> JournalTables.events(journal.records().history(id(messageId))));
    }

    /**
     * Lets a letter go on from where it stopped.
     *
     * @param messageId the letter
     * @param person the user id of who decides
     * @param why the reason, which stands in the letter's history
     * @return the state that it is in now
     */
    @ManagedOperation(description = "Lets a letter that waits for a person go on from where it stopped")
    public String retry(String messageId, String person, String why) {
        return told(() -> state(journal.attention().retry(id(messageId), new Decision(person, why))));
    }

    /**
     * Lets letters go on that wait for one reason, those that have waited longest first: when what was wrong for all of them has been set right.
     *
     * @param reason their reason, such as SENDER_REFUSED
     * @param max how many at most
     * @param person the user id of who decides
     * @param why the reason of the decision, which stands in each letter's history
     * @return how many go on
     */
    @ManagedOperation(description = "Lets all letters go on that wait for one reason, such as SENDER_REFUSED")
    public int retryAll(String reason, int max, String person, String why) {
        return told(() -> journal.attention().retryAll(Reason.valueOf(reason.strip()), max, new Decision(person, why)));
    }

    /**
     * Sends a letter to print.
     *
     * @param messageId the letter
     * @param person the user id of who decides
     * @param why the reason, which stands in the letter's history
     * @return the state that it is in now
     */
    @ManagedOperation(description = "Sends a letter that waits for a person to print")
    public String sendToPrint(String messageId, String person, String why) {
        return told(() -> state(journal.attention().sendToPrint(id(messageId), new Decision(person, why))));
    }

    /**
     * Ends a letter as the person has found it to be.
     *
     * @param messageId the letter
     * @param outcome DELIVERED, HANDED_OVER or FAILED
     * @param person the user id of who decides
     * @param why the reason, which stands in the letter's history
     * @return the state that it is in now
     */
    @ManagedOperation(description = "Ends a letter that waits for a person: DELIVERED, HANDED_OVER or FAILED")
    public String close(String messageId, String outcome, String person, String why) {
        return told(() -> state(journal.attention()
                .close(id(messageId), JournalState.valueOf(outcome.strip()), new Decision(person, why))));
    }

    /**
     * Takes back a letter that has not left.
     *
     * @param messageId the letter
     * @param person the user id of who decides
     * @param why the reason, which stands in the letter's history
     * @return the state that it is in now
     */
    @ManagedOperation(description = "Takes back a letter that has not left")
    public String withdraw(String messageId, String person, String why) {
        return told(() -> state(journal.attention().withdraw(id(messageId), new Decision(person, why))));
    }

    /** @return how many letters' content was deleted that needn't be kept */
    @ManagedOperation(description = "Deletes content that needn't be kept now, and tells of how many letters")
    public int purge() {
        return told(purge);
    }

    /**
     * @param from the first day, as in 2026-11-01
     * @param to the last day
     * @return how many letters there are, by day, sender, department, channel, operator and outcome: as CSV
     */
    @ManagedOperation(description = "How many letters there are from one day (2026-11-01) to another, as CSV")
    public String statistics(String from, String to) {
        return told(() -> StatisticsCsv.of(
                journal.records().statistics(LocalDate.parse(from.strip()), LocalDate.parse(to.strip()))));
    }

    /** @return who is told what became of letters, and how many events each hasn't acknowledged */
    @ManagedOperation(description = "Who is told what became of letters, and how many events wait for each")
    public TabularData listSubscribers() {
        return told(() -> JournalTables.subscribers(journal.outcomes().subscribers()));
    }

    /**
     * Forgets a subscriber, and what it hasn't been told. Stop its routes first, on all nodes: they would fail.
     *
     * @param subscriber its name
     * @return whether it was known
     */
    @ManagedOperation(description = "Forgets a subscriber, and what it hasn't been told. Stop its routes first")
    public boolean removeSubscriber(String subscriber) {
        return told(() -> journal.outcomes().unsubscribe(subscriber));
    }

    private static UUID id(String messageId) {
        return UUID.fromString(messageId.strip());
    }

    private static String state(JournalEntry entry) {
        return entry.state().name();
    }

    /** A JMX client doesn't have this component's exceptions: it is told what they say. */
    private static <T> T told(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
