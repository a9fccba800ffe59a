package se.digitalpost.camel.minameddelanden.message;

/** Which ways an attachment goes, where the message goes them. */
public enum AttachmentChannel {
    /** It is part of the message in the mailbox and of the printed letter. */
    BOTH,
    /** It is left out of the printed letter. */
    DIGITAL_ONLY,
    /** It is left out of what is sealed and sent, and counts for none of its limits. */
    PAPER_ONLY;

    /** @return whether it is sealed and sent to a mailbox */
    public boolean isDigital() {
        return this != PAPER_ONLY;
    }

    /** @return whether it is printed */
    public boolean isOnPaper() {
        return this != DIGITAL_ONLY;
    }

    /** @return whether it goes at least one of the ways that its message may go */
    boolean goesAnyWayOf(DeliveryMode mode) {
        return switch (mode) {
            case DIGITAL_ONLY -> isDigital();
            case PAPER_ONLY -> isOnPaper();
            case DIGITAL_THEN_PAPER -> true;
        };
    }
}
