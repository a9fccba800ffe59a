package se.digitalpost.camel.minameddelanden.dispatch;

/** What happens with a letter to somebody under 18 who has a mailbox. The law on it is unsettled, so the sender decides. */
public enum MinorPolicy {
    /** It goes on paper. */
    PAPER,
    /** It goes to the mailbox, as to everybody else. */
    DIGITAL
}
