package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.Optional;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** A letter that was about to be stored isn't the caller's to work on: its course ends, and nothing has left the house. */
final class NotAcceptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JournalEntry known;
    private final transient MinaMeddelandenException refusal;

    /** @param known the letter, which was stored by somebody else meanwhile */
    NotAcceptedException(JournalEntry known) {
        super("the letter is known", null, false, false);
        this.known = known;
        this.refusal = null;
    }

    /** @param refusal why it can't be stored */
    NotAcceptedException(MinaMeddelandenException refusal) {
        super("the letter can't be stored", refusal, false, false);
        this.known = null;
        this.refusal = refusal;
    }

    /**
     * @return the letter that is known
     * @throws MinaMeddelandenException why it can't be stored, where that is so
     */
    JournalEntry known() {
        return Optional.ofNullable(known).orElseThrow(() -> refusal);
    }
}
