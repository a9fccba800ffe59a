package se.digitalpost.camel.minameddelanden.message;

import java.util.List;

/**
 * A delivery that another party signed is not sealed: its signature does not hold, is not the sender's, or the delivery could not reach every
 * receiver as it is. It names everything that was found at once. Not retryable: the sender has to make and sign it anew.
 */
public final class SignedDeliveryRefusedException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    /** @param findings all that refuses it, each with the rule's code before its text, and without anything of the delivery's content */
    public SignedDeliveryRefusedException(List<String> findings) {
        super("The signed delivery is not sealed: " + String.join("; ", findings), false, null);
        this.findings = List.copyOf(findings);
    }

    /**
     * All that refuses the delivery, in the order found.
     *
     * @return an unmodifiable list
     */
    public List<String> findings() {
        return findings;
    }
}
