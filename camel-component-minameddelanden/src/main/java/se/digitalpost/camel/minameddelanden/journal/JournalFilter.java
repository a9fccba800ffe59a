package se.digitalpost.camel.minameddelanden.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/**
 * Which letters are listed: those for which all that is given holds.
 *
 * @param sender who sends, or null
 * @param department the sender's department, or null
 * @param states one of these states; empty for any
 * @param recipient whom it is for, or null
 * @param acceptedFrom accepted at this time or later, or null
 * @param acceptedBefore accepted before this time, or null
 */
public record JournalFilter(
        OrganizationNumber sender,
        String department,
        Set<JournalState> states,
        RecipientId recipient,
        Instant acceptedFrom,
        Instant acceptedBefore) {

    /** Every letter. */
    public static final JournalFilter ALL = new JournalFilter(null, null, Set.of(), null, null, null);

    /** Copies the set. */
    public JournalFilter {
        states = Set.copyOf(states);
    }

    /**
     * @param only who sends
     * @return this filter, for one sender's letters
     */
    public JournalFilter from(OrganizationNumber only) {
        return new JournalFilter(only, department, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only the sender's department
     * @return this filter, for one department's letters
     */
    public JournalFilter ofDepartment(String only) {
        return new JournalFilter(sender, only, states, recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param first a state
     * @param others more of them
     * @return this filter, for letters in one of these states
     */
    public JournalFilter in(JournalState first, JournalState... others) {
        return new JournalFilter(
                sender, department, EnumSet.of(first, others), recipient, acceptedFrom, acceptedBefore);
    }

    /**
     * @param only whom it is for
     * @return this filter, for one recipient's letters
     */
    public JournalFilter to(RecipientId only) {
        return new JournalFilter(sender, department, states, only, acceptedFrom, acceptedBefore);
    }

    /**
     * @param from the first moment, or null
     * @param before the moment after the last, or null
     * @return this filter, for letters that were accepted in this time
     */
    public JournalFilter accepted(Instant from, Instant before) {
        return new JournalFilter(sender, department, states, recipient, from, before);
    }
}
