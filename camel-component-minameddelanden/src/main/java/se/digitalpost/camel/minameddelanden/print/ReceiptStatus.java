package se.digitalpost.camel.minameddelanden.print;

/** What a print service tells of a letter. */
public enum ReceiptStatus {
    /** It has the file. */
    HANDED_OVER("handedOver"),
    /** It has looked at the file and takes it. */
    ACCEPTED("accepted"),
    /** It doesn't print it. */
    REJECTED("rejected"),
    /** It is printed. */
    PRINTED("printed"),
    /** The post office has it. */
    POSTED("posted"),
    /** The post office has brought it back. */
    RETURNED("returned");

    private final String key;

    ReceiptStatus(String key) {
        this.key = key;
    }

    /** @return the status's name in a profile's file */
    String key() {
        return key;
    }
}
