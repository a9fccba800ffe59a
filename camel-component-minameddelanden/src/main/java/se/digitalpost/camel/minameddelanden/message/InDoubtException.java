package se.digitalpost.camel.minameddelanden.message;

/**
 * The message was sent, and no usable answer came: the mailbox operator may have it. Not retryable and never printed by itself, since
 * either could give the recipient the letter twice.
 */
public final class InDoubtException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public InDoubtException(Delivery delivery, String detail, Throwable cause) {
        super(describe("The message is in doubt", detail, delivery), false, delivery, cause);
    }
}
