package se.digitalpost.camel.minameddelanden.message;

/**
 * The journal couldn't be read or written: what was to be stored is not accepted, or nobody knows. Retryable: the same message with the same
 * client reference is stored once, however often it is tried.
 */
public final class JournalUnavailableException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final boolean uncertain;

    /**
     * Nothing was stored.
     *
     * @param message what happened, without personal data
     * @param cause what caused it, without values that were to be stored; or null
     */
    public JournalUnavailableException(String message, Throwable cause) {
        this(message, false, cause);
    }

    /**
     * @param message what happened, without personal data
     * @param uncertain whether nobody knows if it was stored
     * @param cause what caused it, without values that were to be stored; or null
     */
    public JournalUnavailableException(String message, boolean uncertain, Throwable cause) {
        super(message, true, cause);
        this.uncertain = uncertain;
    }

    /** @return whether nobody knows if it was stored, since the journal went away while it was being committed; false where it is certain that it wasn't */
    public boolean isUncertain() {
        return uncertain;
    }
}
