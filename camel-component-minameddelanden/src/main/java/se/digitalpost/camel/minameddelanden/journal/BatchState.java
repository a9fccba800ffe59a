package se.digitalpost.camel.minameddelanden.journal;

/** Where a batch stands. */
public enum BatchState {
    /** Its letters are fixed, and it is on its way to the print service. */
    CLOSED,
    /** The print service has all of it. */
    HANDED_OVER,
    /** One of its letters can't be read, and the others wait for another batch: the print service never got its manifest. */
    DISSOLVED
}
