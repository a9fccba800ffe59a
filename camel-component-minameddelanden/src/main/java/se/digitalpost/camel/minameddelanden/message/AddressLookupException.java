package se.digitalpost.camel.minameddelanden.message;

/**
 * The addressLookup endpoint failed: no postal address is known, and nothing was printed. Retryable.
 */
public final class AddressLookupException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public AddressLookupException(Delivery delivery, String detail, Throwable cause) {
        super(describe("The addressLookup endpoint failed", detail, delivery), true, delivery, cause);
    }
}
