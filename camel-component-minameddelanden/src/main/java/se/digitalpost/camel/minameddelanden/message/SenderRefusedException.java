package se.digitalpost.camel.minameddelanden.message;

/**
 * The mailbox operator refused the sender, its certificate or its signature: the set-up is wrong, for every message. Alarm; nothing
 * is printed, since that would hide it.
 */
public final class SenderRefusedException extends UndeliveredException {

    private static final long serialVersionUID = 1L;

    /**
     * @param delivery what is known of the message
     * @param detail what happened, without personal data, or null
     * @param cause what caused it, or null
     */
    public SenderRefusedException(Delivery delivery, String detail, Throwable cause) {
        super(
                describe("The mailbox operator refused the sender; correct the set-up", detail, delivery),
                false,
                delivery,
                cause);
    }
}
