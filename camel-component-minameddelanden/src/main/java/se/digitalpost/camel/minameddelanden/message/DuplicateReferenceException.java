package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;
import java.util.UUID;

/**
 * The sender has used the client reference before, for a message with other content. The earlier message is untouched and this one is not
 * accepted. Not retryable: another letter needs another reference.
 */
public final class DuplicateReferenceException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final UUID messageId;

    /** @param messageId the id of the earlier message, which would be this one's too */
    public DuplicateReferenceException(UUID messageId) {
        super(
                "The client reference was used before, for a message with other content: another letter needs another reference,"
                        + " message " + messageId,
                false,
                null);
        this.messageId = Objects.requireNonNull(messageId, "messageId");
    }

    /** @return the id of the message that has the reference */
    public UUID messageId() {
        return messageId;
    }
}
