package se.digitalpost.camel.minameddelanden.seal.verify;

/** What sort of rule was broken. Only {@link #WIRE_FORM} can be tolerated without trusting something that nobody signed. */
public enum FindingCategory {
    /** The bytes are not a document that can be read to its end: nothing read from it is complete. */
    DOCUMENT,
    /** The schemas say no. */
    STRUCTURE,
    /** A signature does not hold, or is made in a way that is not accepted. */
    SIGNATURE,
    /** A signature's certificate is not to be trusted, or is not the one of who it should be. */
    CERTIFICATE,
    /** What is said breaks a rule of the infrastructure, though it is signed and well formed. */
    CONTENT,
    /**
     * The strict form on the wire: prefixes, white space, lexical forms that every receiver leaves alone. The digests do not depend on it, so
     * that a caller who reads prefix-free documents may let these pass.
     */
    WIRE_FORM
}
