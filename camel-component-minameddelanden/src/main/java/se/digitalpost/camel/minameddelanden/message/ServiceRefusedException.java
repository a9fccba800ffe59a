package se.digitalpost.camel.minameddelanden.message;

/**
 * The service of the common API, or who gives the tokens for it, refuses the request: the client isn't known, may not act for the sender, there is no such message, or
 * the address is wrong. Nothing was taken. Not retryable: the set-up or the request has to change first.
 */
public final class ServiceRefusedException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param message what happened, without personal data
     * @param status the HTTP status of the answer
     */
    public ServiceRefusedException(String message, int status) {
        super(message, false, null);
        this.status = status;
    }

    /** @return the HTTP status of the answer: 401 and 403 where the client is refused, 404 where nothing is there, 409 where a message can't be withdrawn */
    public int status() {
        return status;
    }
}
