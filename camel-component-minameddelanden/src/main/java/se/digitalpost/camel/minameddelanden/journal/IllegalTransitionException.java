package se.digitalpost.camel.minameddelanden.journal;

import java.util.UUID;

/** A transition that the table of states doesn't have. A fault of the program: nothing was written. */
final class IllegalTransitionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IllegalTransitionException(UUID messageId, JournalState from, JournalState to) {
        super("A letter can't go from " + from + " to " + to + ", message " + messageId);
    }

    IllegalTransitionException(UUID messageId, String rule) {
        super(rule + ", message " + messageId);
    }
}
