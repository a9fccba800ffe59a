package se.digitalpost.camel.minameddelanden.seal.verify;

/** What no honest delivery comes near: beyond it the work, or the memory, would be the sender's to choose. */
final class Limits {

    /** Elements within elements. */
    static final int DEPTH = 64;

    /** Elements in a document. */
    static final int ELEMENTS = 20_000;

    /** Attributes of an element, namespace declarations included. */
    static final int ATTRIBUTES = 64;

    /** Characters of a text that is not base64. */
    static final int TEXT = 64 * 1024;

    /** Bytes of a digest, a signature's value or a certificate. */
    static final int SMALL_BASE64 = 16 * 1024;

    /** Bytes of SignedInfo in canonical form. */
    static final int SIGNED_INFO = 16 * 1024;

    /** Bytes between &lt; and &gt;. */
    static final int MARKUP = 16 * 1024;

    /** Bytes of a name. */
    static final int NAME = 256;

    /** Bytes between &amp; and its semicolon. */
    static final int REFERENCE = 32;

    private Limits() {}
}
