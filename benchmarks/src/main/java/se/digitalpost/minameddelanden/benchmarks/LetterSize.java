package se.digitalpost.minameddelanden.benchmarks;

/** How large the one attachment of a letter is. The last is more than operators take, and shows what grows with the size. */
public enum LetterSize {
    /** A page of text. */
    KB_2("2 kB", 2_000),
    /** An ordinary decision. */
    KB_100("100 kB", 100_000),
    /** Close to the most that fits into an envelope. */
    MB_1_5("1.5 MB", 1_500_000),
    /** Ten times too large for today's infrastructure. */
    MB_20("20 MB", 20_000_000);

    private final String label;
    private final int bytes;

    LetterSize(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** @return the size as people write it */
    public String label() {
        return label;
    }

    /** @return the attachment's bytes */
    public int bytes() {
        return bytes;
    }
}
