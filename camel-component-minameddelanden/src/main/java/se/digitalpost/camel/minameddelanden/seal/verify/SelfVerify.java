package se.digitalpost.camel.minameddelanden.seal.verify;

/** When what is about to be sent is verified first, by the receiver's rules. */
public enum SelfVerify {
    /** The first message after start and after a change of keys. */
    FIRST,
    /** Every message: it is then held in memory, and takes about twice the time. */
    ALWAYS,
    /** None. */
    NEVER
}
