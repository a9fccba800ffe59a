package se.digitalpost.camel.minameddelanden.message;

/**
 * The fallback endpoint didn't take the letter: it is neither delivered nor printed. Retryable: the print job is the same, to the byte.
 */
public final class PrintUnavailableException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param cause what caused it, or null
     */
    public PrintUnavailableException(Delivery delivery, Throwable cause) {
        super(describe("The fallback endpoint didn't take the letter", delivery), true, delivery, cause);
    }
}
