package se.digitalpost.camel.minameddelanden.message;

/** Which ways a message may go. */
public enum DeliveryMode {
    /** To the mailbox or not at all. */
    DIGITAL_ONLY,
    /** To the mailbox, and on paper where that is definitely not possible. */
    DIGITAL_THEN_PAPER,
    /** On paper, without asking FaR. */
    PAPER_ONLY
}
