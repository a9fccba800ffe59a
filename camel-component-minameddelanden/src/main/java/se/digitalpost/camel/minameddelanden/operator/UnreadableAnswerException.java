package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;

/** An answer that isn't what the contract says. It bears nothing of the answer's text but its masked form. */
final class UnreadableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }
}
