package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * One step of a letter's history: what was known when it was written. It bears no recipient and no content.
 *
 * @param messageId the letter
 * @param sender who sends
 * @param clientReference the sender's own id of the message
 * @param number 1 for the first event of a letter, then without gaps
 * @param time when it happened
 * @param writtenAt when it was written, which is later where somebody else tells of it
 * @param state the state that the letter reached
 * @param facts what was known then
 * @param node the node that wrote it
 * @param person who decided, where it was a person; else null
 * @param detail why, or what else is to be told; or null
 */
public record JournalEvent(
        UUID messageId,
        OrganizationNumber sender,
        String clientReference,
        int number,
        Instant time,
        Instant writtenAt,
        JournalState state,
        Facts facts,
        String node,
        String person,
        String detail) {

    /** All but person and detail are required. */
    public JournalEvent {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(clientReference, "clientReference");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(node, "node");
    }

    /** @return what had become of the letter at this step, in the words of the common API */
    public Delivery toDelivery() {
        return JournalEntry.delivery(clientReference, messageId, state, facts, time);
    }
}
