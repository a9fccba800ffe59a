package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Which letters are listed: those for which all that is given holds.
 *
 * @param senders who sends, one of these; null for anybody, and none where it is empty
 * @param department the sender's department, or null
 * @param clientReference the sender's own id of the message, or null
 * @param batchReference the sender's own id of the mailing that it belongs to, or null
 * @param states one of these states; empty for any
 * @param recipient whom it is for, or null
 * @param acceptedFrom accepted at this time or later, or null
 * @param acceptedBefore accepted before this time, or null
 */
public record JournalFilter(
        Set<OrganizationNumber> senders,
        String department,
        String clientReference,
        String batchReference,
        Set<JournalState> states,
        RecipientId recipient,
        Instant acceptedFrom,
        Instant acceptedBefore) {

    /** Every letter. */
    public static final JournalFilter ALL = new JournalFilter(null, null, null, null, Set.of(), null, null, null);

    /** Copies the sets. */
    public JournalFilter {
        senders = senders == null ? null : Set.copyOf(senders);
        states = Set.copyOf(states);
    }

    /**
     * @param only who sends
     * @return this filter, for one sender's letters
     */
    public JournalFilter from(OrganizationNumber only) {
        return fromAny(Set.of(only));
    }

    /**
     * @param some who sends; empty for nobody's letters
     * @return this filter, for letters of these senders
     */
    public JournalFilter fromAny(Set<OrganizationNumber> some) {
        return new JournalFilter(
                some, department, clientReference, batchReference, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only the sender's own id of the message
     * @return this filter, for the letters with this reference: one for each sender
     */
    public JournalFilter withReference(String only) {
        return new JournalFilter(
                senders, department, only, batchReference, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only the sender's own id of a mailing
     * @return this filter, for the letters of this mailing
     */
    public JournalFilter ofBatch(String only) {
        return new JournalFilter(
                senders, department, clientReference, only, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only the sender's department
     * @return this filter, for one department's letters
     */
    public JournalFilter ofDepartment(String only) {
        return new JournalFilter(
                senders, only, clientReference, batchReference, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param first a state
     * @param others more of them
     * @return this filter, for letters in one of these states
     */
    public JournalFilter in(JournalState first, JournalState... others) {
        return inAny(EnumSet.of(first, others));
    }

    /**
     * @param some the states; empty for any
     * @return this filter, for letters in one of these states
     */
    public JournalFilter inAny(Set<JournalState> some) {
        return new JournalFilter(
                senders, department, clientReference, batchReference, some, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only whom it is for
     * @return this filter, for one recipient's letters
     */
    public JournalFilter to(RecipientId only) {
        return new JournalFilter(
                senders, department, clientReference, batchReference, states, only, acceptedFrom, acceptedBefore);
    }

    /**
     * @param from the first moment, or null
     * @param before the moment after the last, or null
     * @return this filter, for letters that were accepted in this time
     */
    public JournalFilter accepted(Instant from, Instant before) {
        return new JournalFilter(senders, department, clientReference, batchReference, states, recipient, from, before);
    }
}
