package se.digitalpost.camel.minameddelanden.message;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The message can't be sent as it is. It names every fault at once, and is thrown before anything has left the house.
 * Not retryable: the message has to change first.
 */
public final class InvalidMessageException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldFault> faults;

    /**
     * @param faults all that is wrong, at least one
     */
    public InvalidMessageException(List<FieldFault> faults) {
        super(describe(faults), false, null);
        this.faults = List.copyOf(faults);
    }

    /**
     * All faults of the message, in the order of its fields.
     *
     * @return an unmodifiable list, never empty
     */
    public List<FieldFault> faults() {
        return faults;
    }

    private static String describe(List<FieldFault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("an invalid message has at least one fault");
        }
        return faults.stream()
                .map(FieldFault::toString)
                .collect(Collectors.joining("; ", "The message can't be sent: ", ""));
    }
}
