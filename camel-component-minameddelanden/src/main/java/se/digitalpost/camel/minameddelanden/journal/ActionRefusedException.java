package se.digitalpost.camel.minameddelanden.journal;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** A person's decision can't be carried out, since the letter isn't in a state that allows it. Nothing was written. */
public final class ActionRefusedException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    ActionRefusedException(String rule, UUID messageId) {
        super(rule + ", message " + messageId, false, null);
    }
}
