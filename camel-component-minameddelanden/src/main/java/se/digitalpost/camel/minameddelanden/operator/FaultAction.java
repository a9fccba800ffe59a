package se.digitalpost.camel.minameddelanden.operator;

/** What to do about a fault that a mailbox operator answered with. */
public enum FaultAction {
    /** It passes: send the same bytes again later. */
    RETRY,
    /** The content is wrong: the message fails, and sending it again doesn't help. */
    FAIL,
    /** The sender's set-up is wrong: stop and call for help, since every message would meet the same. */
    ALARM,
    /** This recipient can't be reached digitally: the letter goes on paper. */
    PAPER,
    /** A person has to handle it; nothing is printed. */
    MANUAL
}
