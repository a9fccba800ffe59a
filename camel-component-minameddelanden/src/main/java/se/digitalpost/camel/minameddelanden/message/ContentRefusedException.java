package se.digitalpost.camel.minameddelanden.message;

/**
 * The mailbox operator refused the message for what it contains. Trying again doesn't help before the message is changed.
 */
public final class ContentRefusedException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public ContentRefusedException(Delivery delivery, String detail, Throwable cause) {
        super(describe("The mailbox operator refused the message's content", detail, delivery), false, delivery, cause);
    }
}
