package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** What is stored of a letter isn't what was made for the print service: it is never handed over. */
final class UnreadableLetterException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final UUID messageId;

    UnreadableLetterException(UUID messageId, Throwable cause) {
        super("A letter's print file isn't what it was, message " + messageId, false, cause);
        this.messageId = messageId;
    }

    UUID messageId() {
        return messageId;
    }
}
