package se.digitalpost.camel.minameddelanden.journal;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * What the journal knows of one letter at one moment, without its content. Immutable; {@link #toString()} bears no recipient.
 *
 * @param messageId the message's id on the wire, which follows from sender and client reference
 * @param sender who sends
 * @param clientReference the sender's own id of the message
 * @param department the sender's department (förvaltning), or null
 * @param costCentre what the print is charged to (kostnadsställe), or null
 * @param batchReference the sender's own id of the mailing that it belongs to, or null
 * @param callbackUrl where the sender wants to be told what becomes of it, an https address, or null
 * @param recipient whom it is for; null where that can't be decrypted, since the key isn't there or what is stored was changed
 * @param state where it stands
 * @param facts what is known of its way
 * @param attempts how often it was taken up: by the node that accepted it and by each that took it afterwards
 * @param deliveries how often it was posted or was about to be: how often it has gone to DELIVERING
 * @param acceptedAt when it was stored
 * @param changedAt when it reached its state
 * @param concludedAt when it reached a final state, the first one where there were several; null as long as it has not
 * @param nextAttemptAt when a node may take it: for a letter that is worked on that is the lease's end; null where there is nothing to do
 * @param deadline when the fallback takes over, or null where that isn't limited
 * @param node who holds its lease; null where nobody does
 * @param purgedAt when the content was purged, or null where it is there
 * @param lastEvent the number of its last event; the first one is 1
 */
public record JournalEntry(
        UUID messageId,
        OrganizationNumber sender,
        String clientReference,
        String department,
        String costCentre,
        String batchReference,
        URI callbackUrl,
        RecipientId recipient,
        JournalState state,
        Facts facts,
        int attempts,
        int deliveries,
        Instant acceptedAt,
        Instant changedAt,
        Instant concludedAt,
        Instant nextAttemptAt,
        Instant deadline,
        String node,
        Instant purgedAt,
        int lastEvent) {

    /** All are required but those that say otherwise. Times are told in microseconds, as databases do. */
    public JournalEntry {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(clientReference, "clientReference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(facts, "facts");
        acceptedAt = micros(Objects.requireNonNull(acceptedAt, "acceptedAt"));
        changedAt = micros(Objects.requireNonNull(changedAt, "changedAt"));
        concludedAt = micros(concludedAt);
        nextAttemptAt = micros(nextAttemptAt);
        deadline = micros(deadline);
        purgedAt = micros(purgedAt);
    }

    /** @return whether a print file is stored, so that the print service may have it; also where its content was purged since */
    public boolean printFileStored() {
        return facts.printFileSha256() != null;
    }

    /** @return what has become of the letter so far, in the words of the common API */
    public Delivery toDelivery() {
        return delivery(clientReference, messageId, state, facts, changedAt);
    }

    static Delivery delivery(String clientReference, UUID messageId, JournalState state, Facts facts, Instant time) {
        return new Delivery(
                clientReference,
                messageId,
                state.status(),
                channel(state, facts),
                facts.operator(),
                facts.transactionId(),
                facts.reason(),
                facts.fault(),
                facts.sealing() == null ? null : facts.sealing().sha256(),
                time);
    }

    /** A letter that waits because nobody knows whether it arrived has gone a way, and it must not be told that it went none. */
    private static Channel channel(JournalState state, Facts facts) {
        boolean mayHaveArrived = state == JournalState.NEEDS_ATTENTION && facts.reason() == Reason.NO_ANSWER;
        return mayHaveArrived ? Channel.DIGITAL : state.channel();
    }

    /**
     * A letter as it will be in the journal, before it is there: for whoever stores it together with its first steps.
     *
     * @param message a complete message
     * @param now the time on the journal's clock
     * @param deadline when the fallback is to take over, or null
     * @return an entry in state ACCEPTED that nobody holds
     */
    public static JournalEntry arrived(Message message, Instant now, Instant deadline) {
        return accepted(message, now, deadline, null);
    }

    static JournalEntry accepted(Message message, Instant now, Instant deadline, URI callbackUrl) {
        return new JournalEntry(
                message.messageId(),
                message.sender().id(),
                message.clientReference(),
                message.department(),
                message.costCentre(),
                message.batchReference(),
                callbackUrl,
                message.recipient(),
                JournalState.ACCEPTED,
                Facts.NONE,
                0,
                0,
                now,
                now,
                null,
                now,
                deadline,
                null,
                null,
                1);
    }

    /** Whether there is work to do that nobody holds a lease on. */
    boolean isFree(Instant now) {
        return state.isWork() && (node == null || !nextAttemptAt.isAfter(now));
    }

    boolean isPurgeable(Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore) {
        Instant before = state.mayBeRejected() ? earlier(concludedBefore, handedOverBefore) : concludedBefore;
        return purgedAt == null
                && (state.isFinal() && concludedAt.isBefore(before)
                        || state == JournalState.NEEDS_ATTENTION && acceptedAt.isBefore(retentionBefore));
    }

    /** The entry after its print file was stored. */
    JournalEntry printing(String sha256) {
        if (state != JournalState.TO_PRINT || printFileStored()) {
            throw new IllegalTransitionException(
                    messageId, "A print file is stored once, for a letter in TO_PRINT; this one is " + state);
        }
        return withPrintFile(sha256);
    }

    /**
     * The entry after a step.
     *
     * @throws IllegalStateException where the step is not allowed
     */
    JournalEntry moved(Transition step, Instant now) {
        JournalState to = step.target();
        if (!state.next().contains(to)) {
            throw new IllegalTransitionException(messageId, state, to);
        }
        if (state == JournalState.IN_DOUBT && to == JournalState.TO_PRINT && step.detail() == null) {
            throw new IllegalTransitionException(
                    messageId, "A letter in doubt isn't printed by accident: the step must tell who chose that");
        }
        Instant time = step.time() != null ? step.time() : now;
        Instant concluded = to.isFinal() ? concludedAt != null ? concludedAt : time : null;
        boolean work = to.isWork();
        return new JournalEntry(
                messageId,
                sender,
                clientReference,
                department,
                costCentre,
                batchReference,
                callbackUrl,
                recipient,
                to,
                facts.after(to, step.facts()),
                attempts,
                to == JournalState.DELIVERING ? deliveries + 1 : deliveries,
                acceptedAt,
                time,
                concluded,
                work ? nextAttemptAt : null,
                deadline,
                work ? node : null,
                purgedAt,
                lastEvent + 1);
    }

    /** The entry after somebody took it up. */
    JournalEntry leased(String by, Instant until) {
        return with(facts, attempts + 1, until, by, purgedAt);
    }

    /** The entry that nobody works on. */
    JournalEntry free(Instant next) {
        return with(facts, attempts, next, null, purgedAt);
    }

    JournalEntry renewed(Instant until) {
        return with(facts, attempts, until, node, purgedAt);
    }

    /** @param sha256 its digest, or null where another one is to be made */
    JournalEntry withPrintFile(String sha256) {
        return with(facts.withPrintFile(sha256), attempts, nextAttemptAt, node, purgedAt);
    }

    JournalEntry purged(Instant at) {
        return with(facts, attempts, nextAttemptAt, node, at);
    }

    private JournalEntry with(Facts known, int taken, Instant next, String by, Instant purged) {
        return new JournalEntry(
                messageId,
                sender,
                clientReference,
                department,
                costCentre,
                batchReference,
                callbackUrl,
                recipient,
                state,
                known,
                taken,
                deliveries,
                acceptedAt,
                changedAt,
                concludedAt,
                next,
                deadline,
                by,
                purged,
                lastEvent);
    }

    /** The event of the step that led here. */
    JournalEvent event(Instant writtenAt, String writer, String person, String detail) {
        return new JournalEvent(
                messageId,
                sender,
                clientReference,
                lastEvent,
                changedAt,
                micros(writtenAt),
                state,
                facts,
                writer,
                person,
                detail);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant micros(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** @return id, client reference and state only */
    @Override
    public String toString() {
        return "JournalEntry[" + messageId + ", " + clientReference + ", " + state + "]";
    }
}
