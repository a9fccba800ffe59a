package se.digitalpost.camel.minameddelanden.message;

import java.util.List;

/**
 * What was about to be sent does not pass the rules that its receiver goes by, so nothing was sent. Most often a certificate is of the
 * wrong kind or from the wrong issuer; messages would have been refused one by one. Not retryable: somebody has to look at it.
 */
public final class SelfVerificationException extends MinaMeddelandenException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    /** @param findings all that is wrong, each with the rule's code before its text, and without anything of the message's content */
    public SelfVerificationException(List<String> findings) {
        super(
                "What was about to be sent would be refused by its receiver, and was not sent: "
                        + String.join("; ", findings),
                false,
                null);
        this.findings = List.copyOf(findings);
    }

    /**
     * All that is wrong, in the order found.
     *
     * @return an unmodifiable list
     */
    public List<String> findings() {
        return findings;
    }
}
