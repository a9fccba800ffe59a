package se.digitalpost.camel.minameddelanden.journal;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * What is stored is not what was written: it was changed, swapped, dropped or cut, or the key is another one. Such a letter is never sent.
 */
public final class DamagedContentException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    DamagedContentException(String what, UUID messageId, Throwable cause) {
        super("The journal's content is damaged: " + what + ", message " + messageId, false, cause);
    }
}
