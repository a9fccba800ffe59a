package se.digitalpost.camel.minameddelanden.dispatch;

/** What happens with a letter that was posted, where nobody knows whether the mailbox operator has it. */
public enum InDoubtPolicy {
    /** A person decides: the letter waits in NEEDS_ATTENTION. */
    HOLD,
    /**
     * The same bytes are posted again, to the same mailbox operator and a limited number of times. An operator that doesn't recognize the
     * message id may deliver the letter twice. What isn't clear then waits for a person.
     */
    RESEND,
    /** The letter is printed as well, which stands in its history. The recipient may get it twice. */
    PAPER
}
