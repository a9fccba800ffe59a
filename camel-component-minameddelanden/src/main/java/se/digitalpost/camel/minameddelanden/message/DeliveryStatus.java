package se.digitalpost.camel.minameddelanden.message;

/** Where a message stands, in the words of the common API. */
public enum DeliveryStatus {
    /** Taken, and nothing done yet. */
    ACCEPTED,
    /** Under way. */
    IN_PROGRESS,
    /** The mailbox operator has said that it is delivered. */
    DELIVERED,
    /** The print service has taken it. */
    SENT_TO_PRINT,
    /** It can't be delivered, and nothing was sent. */
    FAILED,
    /** It was sent, and nobody knows whether the mailbox operator has it. */
    IN_DOUBT,
    /** A person has to look at it. */
    NEEDS_ATTENTION
}
