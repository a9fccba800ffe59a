package se.digitalpost.camel.minameddelanden.print;

/** What is looked at before a file leaves. */
public enum PreflightRule {
    /** It is a PDF, and each of its pages can be drawn. */
    READABLE("readable"),
    /** It can be read without a password, and allows everything. */
    NOT_ENCRYPTED("notEncrypted"),
    /** Every page is an upright A4. */
    A4_PORTRAIT("a4Portrait"),
    /** It has no more pages than the envelope takes. */
    PAGES("pages"),
    /** It is no larger than the print service takes. */
    BYTES("bytes"),
    /** Every font that is printed with lies in the file, except the 14 that every PDF reader has. */
    FONTS_EMBEDDED("fontsEmbedded"),
    /** The 14 standard fonts, Helvetica and the like, lie in the file too where they are printed with: forms seldom have them. */
    STANDARD_FONTS_EMBEDDED("standardFontsEmbedded"),
    /** Around the window of page one is nothing that shows in it when the sheet slips; for windowed envelopes. */
    WINDOW("window"),
    /** Nothing is printed where the print service puts its marks. */
    FREE_ZONES("freeZones"),
    /** Nothing is printed at the edge of the paper. */
    MARGINS("margins");

    private final String key;

    PreflightRule(String key) {
        this.key = key;
    }

    /** @return the rule's name in a profile's file */
    public String key() {
        return key;
    }

    /** What follows where a rule is broken. */
    public enum Severity {
        /** The letter isn't printed, it waits for a person. */
        REFUSE,
        /** The letter is printed, and the report says so. */
        WARN,
        /** Nobody looks. */
        IGNORE
    }
}
