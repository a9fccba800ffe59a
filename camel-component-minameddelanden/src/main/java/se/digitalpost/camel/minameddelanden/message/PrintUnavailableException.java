package se.digitalpost.camel.minameddelanden.message;

/**
 * The fallback endpoint didn't take the letter: it is neither delivered nor printed. Retryable: the print job is the same, to the byte.
 */
public final class PrintUnavailableException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public PrintUnavailableException(Delivery delivery, String detail, Throwable cause) {
        super(describe("The fallback endpoint didn't take the letter", detail, delivery), true, delivery, cause);
    }
}
