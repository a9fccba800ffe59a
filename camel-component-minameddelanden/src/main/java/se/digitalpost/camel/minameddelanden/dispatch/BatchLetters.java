package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.DamagedContentException;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/** A batch's letters, read from the journal while they are gone through. */
final class BatchLetters implements Iterable<PrintJob> {

    private static final int PAGE = 200;

    private final Journal journal;
    private final String batch;

    BatchLetters(Journal journal, String batch) {
        this.journal = journal;
        this.batch = batch;
    }

    /** Its {@code next} throws {@link UnreadableLetterException} where a letter's facts aren't what they were. */
    @Override
    public Iterator<PrintJob> iterator() {
        return new Iterator<>() {

            private List<UUID> page = List.of();
            private int position;
            private int before;

            @Override
            public boolean hasNext() {
                if (position == page.size()) {
                    before += page.size();
                    page = journal.batches().letters(batch, before, PAGE);
                    position = 0;
                }
                return !page.isEmpty();
            }

            @Override
            public PrintJob next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return job(page.get(position++));
            }
        };
    }

    private PrintJob job(UUID messageId) {
        try {
            return journal.printFile(messageId)
                    .map(file -> PrintJobFacts.job(messageId, file))
                    .orElseThrow(() -> new UnreadableLetterException(messageId, null));
        } catch (DamagedContentException e) {
            throw new UnreadableLetterException(messageId, e);
        }
    }
}
