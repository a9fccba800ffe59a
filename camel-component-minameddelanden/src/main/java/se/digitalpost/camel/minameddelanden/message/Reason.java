package se.digitalpost.camel.minameddelanden.message;

/** Why a message did not reach a mailbox, or a recipient can't be reached: for machines to branch on. */
public enum Reason {
    /** The recipient has no mailbox. */
    NOT_REGISTERED,
    /** The recipient doesn't want digital post from this sender. */
    SENDER_NOT_ACCEPTED,
    /** The recipient's registration isn't completed. */
    PENDING,
    /** FaR names no mailbox operator for the recipient. */
    NO_OPERATOR,
    /** FaR gives no service address of the mailbox operator. */
    NO_SERVICE_ADDRESS,
    /** The recipient is under 18 and the sender's {@code minorPolicy} keeps such letters from mailboxes. */
    MINOR,
    /** The mailbox operator is not on the sender's list of {@code operators}. */
    OPERATOR_NOT_ALLOWED,
    /** The recipient's account is not a mailbox for secure messages. */
    NOT_A_MAILBOX,
    /** FaR's answer left the recipient out: that doesn't mean that there is no mailbox. */
    UNKNOWN,

    /** The sender asked for paper. */
    PAPER_REQUESTED,
    /** The envelope would be larger than the mailbox operators take. */
    OVERSIZE,
    /** The mailbox operator answered that it didn't deliver. */
    NOT_DELIVERED,
    /** The mailbox operator doesn't know this recipient. */
    RECIPIENT_REFUSED,
    /** The recipient's identity is protected: handled by hand, never printed automatically. */
    PROTECTED_IDENTITY,
    /** The mailbox operator refused the content. */
    CONTENT_REFUSED,
    /** The mailbox operator refused the sender, its certificate or its signature: the set-up is wrong. */
    SENDER_REFUSED,
    /** FaR couldn't be reached, or didn't give a usable answer. */
    FAR_UNAVAILABLE,
    /** The mailbox operator couldn't be reached, or said that it can't for the moment. */
    OPERATOR_UNAVAILABLE,
    /** The message was sent, and no usable answer came. */
    NO_ANSWER,
    /** The mailbox operator answered with a fault that the fault table doesn't know. */
    UNKNOWN_FAULT,

    /** It should be printed, and no postal address is known. */
    NO_POSTAL_ADDRESS,
    /** It should be printed, and a document can't be. */
    NOT_PRINTABLE,
    /** The print service didn't take the letter. */
    PRINT_UNAVAILABLE,
    /** The print service had taken the letter, and then rejected it. */
    PRINT_REJECTED,
    /** The message itself breaks a rule. */
    INVALID_MESSAGE,
    /** An attachment, or what the journal stored, can't be read or isn't what it was. */
    CONTENT_UNREADABLE,
    /** What was about to be sent doesn't pass the rules that its receiver goes by: the set-up is wrong. */
    SELF_VERIFICATION_FAILED,
    /** Something went wrong that this component doesn't know. */
    UNEXPECTED_FAULT
}
