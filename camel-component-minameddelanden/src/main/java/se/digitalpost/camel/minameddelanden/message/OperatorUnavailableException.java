package se.digitalpost.camel.minameddelanden.message;

/**
 * The mailbox operator couldn't be reached, or said that it can't for the moment. It has certainly not taken the message: retryable.
 */
public final class OperatorUnavailableException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public OperatorUnavailableException(Delivery delivery, String detail, Throwable cause) {
        super(describe("The mailbox operator is not available", detail, delivery), true, delivery, cause);
    }
}
