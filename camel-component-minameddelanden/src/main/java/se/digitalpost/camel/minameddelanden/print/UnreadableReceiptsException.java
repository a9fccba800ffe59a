package se.digitalpost.camel.minameddelanden.print;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/** A receipt file can't be read, or not to its end. Not retryable: the file, or the profile that it is read by, has to change. It bears none of the file's values. */
public final class UnreadableReceiptsException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    UnreadableReceiptsException(String problem) {
        super("The receipt file " + problem, false, null);
    }
}
