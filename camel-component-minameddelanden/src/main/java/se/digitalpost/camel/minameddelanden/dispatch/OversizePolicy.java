package se.digitalpost.camel.minameddelanden.dispatch;

/** What happens with a letter that is larger than the mailbox operators take. */
public enum OversizePolicy {
    /** It goes on paper where a fallback is set, and is refused where none is. */
    PAPER,
    /** It is refused as an invalid message. */
    FAIL
}
