package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport.Note;
import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport.Result;

/** Counts what became of the receipts of one file. Used by one thread. */
public final class ReceiptTally {

    private final Map<Result, Long> counts = new EnumMap<>(Result.class);
    private final List<Note> notes = new ArrayList<>();

    /** Nothing has been read. */
    public ReceiptTally() {
        // Counts begin at 0.
    }

    void add(long line, UUID deliveryId, Result result, String problem) {
        counts.merge(result, 1L, Long::sum);
        if (result.isNoted() && notes.size() < ReceiptReport.MOST_NOTES) {
            notes.add(new Note(line, deliveryId, result, problem));
        }
    }

    /** @return what has become of the receipts so far */
    public ReceiptReport report() {
        return new ReceiptReport(counts, notes);
    }
}
