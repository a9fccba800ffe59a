package se.digitalpost.camel.minameddelanden;

/** When an exchange that sends a message goes on. */
public enum SendMode {
    /** When it is known what has become of the message. */
    WAIT,
    /** When the message is stored in the journal, from where it is delivered afterwards. */
    STORE
}
