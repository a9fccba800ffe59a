package se.digitalpost.camel.minameddelanden.print;

/** How a stretch of text looks: each with a font file of its own, or a slanted one. */
enum Face {
    REGULAR(false, false),
    BOLD(true, false),
    ITALIC(false, true),
    BOLD_ITALIC(true, true);

    private final boolean bold;
    private final boolean italic;

    Face(boolean bold, boolean italic) {
        this.bold = bold;
        this.italic = italic;
    }

    boolean isBold() {
        return bold;
    }

    boolean isItalic() {
        return italic;
    }

    static Face of(boolean bold, boolean italic) {
        return bold ? (italic ? BOLD_ITALIC : BOLD) : (italic ? ITALIC : REGULAR);
    }
}
