package se.digitalpost.camel.minameddelanden.journal;

/** What a print service may report of which letters. */
final class ReportRules {

    private ReportRules() {}

    /** @throws IllegalStateException where the print service doesn't have the letter */
    static void check(JournalEntry entry) {
        if (entry.state() != JournalState.HANDED_OVER && entry.state() != JournalState.PRINTED) {
            throw new IllegalTransitionException(
                    entry.messageId(), "The print service can't report on a letter in " + entry.state());
        }
    }
}
