package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * A message that could not be brought to an end. What is known of it stands in {@link #delivery()}.
 */
public abstract class UndeliveredException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;

    UndeliveredException(String message, boolean retryable, Delivery delivery, Throwable cause) {
        super(message, retryable, cause);
        this.delivery = Objects.requireNonNull(delivery, "delivery");
    }

    /** @return what became of the message so far */
    public final Delivery delivery() {
        return delivery;
    }

    /** What happened, who the mailbox operator is, its fault and the message's id: all that support asks for. */
    static String describe(String what, String detail, Delivery delivery) {
        StringBuilder text = new StringBuilder(what);
        if (detail != null) {
            text.append(": ").append(detail);
        }
        if (delivery.operator() != null) {
            text.append(", mailbox operator ").append(delivery.operator().name());
        }
        if (delivery.fault() != null) {
            text.append(", ").append(delivery.fault());
        }
        return text.append(", message ").append(delivery.messageId()).toString();
    }
}
