package se.digitalpost.camel.minameddelanden.message;

/**
 * The mailbox operator answered with a fault that the fault table doesn't know: a person has to look at it.
 */
public final class UnknownFaultException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public UnknownFaultException(Delivery delivery, String detail, Throwable cause) {
        super(
                describe(
                        "The mailbox operator answered with a fault that the fault table doesn't know",
                        detail,
                        delivery),
                false,
                delivery,
                cause);
    }
}
