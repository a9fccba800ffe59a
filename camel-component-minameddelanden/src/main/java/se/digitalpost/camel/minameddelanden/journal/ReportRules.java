package se.digitalpost.camel.minameddelanden.journal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import se.digitalpost.camel.minameddelanden.message.Reason;

/** What a print service may report of which letters, in which order its reports count. */
final class ReportRules {

    /** The way that a letter on paper goes. A report of a place that it has passed already is late, or the same one again. */
    private static final List<JournalState> WAY = List.of(
            JournalState.HANDED_OVER,
            JournalState.PRINT_ACCEPTED,
            JournalState.PRINTED,
            JournalState.POSTED,
            JournalState.RETURNED);

    /** What proves that a letter which had been rejected is in the post all the same. */
    private static final Set<JournalState> PROOF = EnumSet.of(JournalState.POSTED, JournalState.RETURNED);

    private ReportRules() {}

    /** @return whether the letter is there already, or further on */
    static boolean isKnown(JournalEntry entry, JournalState reported) {
        return entry.state() == reported
                || WAY.contains(reported) && WAY.indexOf(reported) < WAY.indexOf(entry.state());
    }

    /** @throws IllegalStateException where the print service doesn't have the letter */
    static void check(JournalEntry entry, JournalState reported) {
        boolean isPostedAfterAll = entry.state() == JournalState.NEEDS_ATTENTION
                && entry.facts().reason() == Reason.PRINT_REJECTED
                && PROOF.contains(reported);
        if (!WAY.contains(entry.state()) && !isPostedAfterAll) {
            throw new IllegalTransitionException(
                    entry.messageId(), "The print service can't report on a letter in " + entry.state());
        }
    }
}
