package se.digitalpost.camel.minameddelanden.journal;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** The letter's content is no longer kept; the evidence is. */
public final class ContentPurgedException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    ContentPurgedException(UUID messageId) {
        super("The content has been purged, message " + messageId, false, null);
    }
}
