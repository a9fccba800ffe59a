package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

/**
 * What a caller is told of a letter that a journal keeps.
 *
 * @param delivery what has become of it so far
 * @param exception what it is told as, where it couldn't be brought to an end; else null
 */
public record LetterAnswer(Delivery delivery, MinaMeddelandenException exception) {

    /** The delivery is required. */
    public LetterAnswer {
        Objects.requireNonNull(delivery, "delivery");
    }

    /**
     * @return the delivery
     * @throws MinaMeddelandenException where the letter couldn't be brought to an end
     */
    public Delivery orThrow() {
        if (exception != null) {
            throw exception;
        }
        return delivery;
    }
}
