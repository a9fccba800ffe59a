package se.digitalpost.camel.minameddelanden.message;

/**
 * What went wrong with a message, a configuration or the infrastructure. Every exception that the component throws on
 * purpose is of this type, so a route can say {@code onException(MinaMeddelandenException.class)} and tell the cases apart
 * by subclass or by {@link #isRetryable()}.
 *
 * <p>No message text of this type or of a subclass bears a personnummer or any content of a letter.
 */
public class MinaMeddelandenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * @param message what happened and, where something can be done, what to do; never personal data
     * @param retryable whether the same step may safely be tried again as it is
     * @param cause what caused it, or null
     */
    public MinaMeddelandenException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /**
     * Whether trying again, with nothing changed, is safe and may help. A retry of the same exchange sends the same message
     * (the same message id), so a Camel redelivery policy may rely on it.
     *
     * @return true for transient faults where it is certain that nothing was accepted
     */
    public final boolean isRetryable() {
        return retryable;
    }
}
