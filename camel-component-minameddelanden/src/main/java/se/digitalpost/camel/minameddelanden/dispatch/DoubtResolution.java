package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * Where a letter goes that is in doubt, by the policy: what the policy can't do for this letter is left to a person.
 *
 * @param state SEALED, TO_PRINT or NEEDS_ATTENTION
 * @param detail why, for the history
 */
record DoubtResolution(JournalState state, String detail) {

    /** @param doubts how often the letter was in doubt since a person last decided about it */
    static DoubtResolution of(CourseSetUp setUp, JournalEntry entry, Supplier<Message> message, int doubts) {
        return switch (setUp.policy().inDoubtPolicy()) {
            case HOLD -> new DoubtResolution(JournalState.NEEDS_ATTENTION, "inDoubtPolicy HOLD");
            case RESEND -> resend(setUp.policy().maxResends(), entry, doubts);
            case PAPER ->
                setUp.ways().routing().mayBePrinted(message.get())
                        ? new DoubtResolution(
                                JournalState.TO_PRINT, "inDoubtPolicy PAPER: the recipient may get the letter twice")
                        : new DoubtResolution(
                                JournalState.NEEDS_ATTENTION, "inDoubtPolicy PAPER: this letter can't be printed");
        };
    }

    private static DoubtResolution resend(int max, JournalEntry entry, int doubts) {
        if (entry.facts().sealing() == null || entry.facts().operator() == null) {
            return new DoubtResolution(JournalState.NEEDS_ATTENTION, "inDoubtPolicy RESEND: what was sent isn't known");
        }
        String times = doubts + " of " + max;
        return doubts <= max
                ? new DoubtResolution(JournalState.SEALED, "inDoubtPolicy RESEND: the same bytes again, " + times)
                : new DoubtResolution(
                        JournalState.NEEDS_ATTENTION, "inDoubtPolicy RESEND: sent again " + max + " times");
    }
}
