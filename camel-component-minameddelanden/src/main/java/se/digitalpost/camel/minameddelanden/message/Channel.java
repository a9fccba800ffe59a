package se.digitalpost.camel.minameddelanden.message;

/** Which way a message went. */
public enum Channel {
    /** To a mailbox. */
    DIGITAL,
    /** To a print service. */
    PAPER,
    /** It has gone nowhere. */
    NONE
}
