package se.digitalpost.camel.minameddelanden.message;

/**
 * The journal couldn't be read or written: what was to be stored is not accepted, or nobody knows. Retryable: the same message with the same
 * client reference is stored once, however often it is tried.
 */
public final class JournalUnavailableException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened, without personal data
     * @param cause what caused it, without values that were to be stored; or null
     */
    public JournalUnavailableException(String message, Throwable cause) {
        super(message, true, cause);
    }
}
