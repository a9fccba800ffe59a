package se.digitalpost.camel.minameddelanden.journal;

/** What of a letter a stored value is. These numbers are stored: none may ever change its meaning. */
final class Part {

    /** The message but for its attachments' bytes; the attachments follow, the first one is 1. */
    static final int MESSAGE = 0;
    /** The facts of a print file. */
    static final int PRINT_FACTS = -1;
    /** A print file's PDF. */
    static final int PRINT_PDF = -2;
    /** The recipient's id. */
    static final int RECIPIENT = -10;
    /** The message's fingerprint. */
    static final int FINGERPRINT = -11;
    /** A fault's description, with the number of the event that it came with. */
    static final int FAULT = -12;

    private Part() {}

    static int attachment(int index) {
        return index + 1;
    }
}
