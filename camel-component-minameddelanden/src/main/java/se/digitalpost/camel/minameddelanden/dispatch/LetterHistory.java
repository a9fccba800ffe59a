package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.List;

import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Reason;

/** What a letter's history says about what may be done next. */
record LetterHistory(List<JournalEvent> events) {

    static final LetterHistory NONE = new LetterHistory(List.of());

    /** Whether an attempt may have arrived that nobody knows of: for ever, since only an answer to that attempt could tell. */
    boolean isDoubted() {
        return events.stream().anyMatch(event -> event.state() == JournalState.IN_DOUBT);
    }

    /** How often the letter was in doubt since a person last decided about it. */
    int doubtsSinceDecision() {
        int doubts = 0;
        for (JournalEvent event : events) {
            if (event.person() != null) {
                doubts = 0;
            } else if (event.state() == JournalState.IN_DOUBT) {
                doubts++;
            }
        }
        return doubts;
    }

    /** Why the letter is on paper: what sent it there, and not what a person had to look at afterwards. */
    Reason paperReason(Reason otherwise) {
        return events.stream()
                .filter(event -> event.state() == JournalState.TO_PRINT && event.person() == null)
                .map(event -> event.facts().reason())
                .reduce(otherwise, (earlier, later) -> later);
    }
}
