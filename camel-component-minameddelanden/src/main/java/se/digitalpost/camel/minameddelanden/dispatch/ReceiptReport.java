package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of a print service's receipt file: how many of its receipts have which result, and each that moved no letter though it should have. It has
 * neither a name nor a reason nor any other text of the file.
 *
 * @param counts for each result, how many receipts have it
 * @param notes those with a result that somebody has to look at, in the file's order: the first {@value #MOST_NOTES} of them
 */
public record ReceiptReport(Map<Result, Long> counts, List<Note> notes) {

    /** How many notes a report has at most; the counts count them all. */
    public static final int MOST_NOTES = 10_000;

    /** What became of one receipt. */
    public enum Result {
        /** The letter has moved. */
        APPLIED(false),
        /** The letter was there already, or further on. */
        KNOWN(false),
        /** The journal doesn't know the letter: another system's, or one that was sent without a journal. */
        UNKNOWN(true),
        /** The letter isn't with the print service, or has gone where this can't be true of it. */
        REFUSED(true),
        /** It is no receipt that could be read. */
        FAULTY(true);

        private final boolean isNoted;

        Result(boolean isNoted) {
            this.isNoted = isNoted;
        }

        boolean isNoted() {
            return isNoted;
        }
    }

    /**
     * A receipt that moved no letter.
     *
     * @param line where it begins in the file, 1 being the first line
     * @param deliveryId its letter, or null where that can't be read
     * @param result what became of it
     * @param problem why
     */
    public record Note(long line, UUID deliveryId, Result result, String problem) {

        /** @return all of it in one line */
        @Override
        public String toString() {
            String letter = deliveryId == null ? "" : ", " + deliveryId;
            return "line " + line + letter + ": " + problem;
        }
    }

    /** Map and list are copied. */
    public ReceiptReport {
        counts = Map.copyOf(counts);
        notes = List.copyOf(notes);
    }

    /**
     * @param result a result
     * @return how many receipts have it
     */
    public long count(Result result) {
        return counts.getOrDefault(result, 0L);
    }

    /** @return whether each receipt could be read and is of a letter that it can be true of */
    public boolean isClean() {
        return count(Result.UNKNOWN) + count(Result.REFUSED) + count(Result.FAULTY) == 0;
    }

    /** @return the counts in one line */
    @Override
    public String toString() {
        return count(Result.APPLIED) + " applied, " + count(Result.KNOWN) + " known already, " + count(Result.UNKNOWN)
                + " of unknown letters, " + count(Result.REFUSED) + " refused, " + count(Result.FAULTY) + " faulty";
    }
}
