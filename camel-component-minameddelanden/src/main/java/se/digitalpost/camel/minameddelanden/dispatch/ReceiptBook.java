package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.dispatch.ReceiptReport.Result;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalEvent;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.Receipt;
import se.digitalpost.camel.minameddelanden.print.ReceiptReader;
import se.digitalpost.camel.minameddelanden.print.ReceiptSink;
import se.digitalpost.camel.minameddelanden.print.ReceiptStatus;
import se.digitalpost.camel.minameddelanden.print.UnreadableReceiptsException;

/**
 * Moves letters as a print service's receipts tell. A file may be read as often as one likes, also by two nodes at once: what it has told once changes nothing
 * more. Safe for use by several threads.
 */
public final class ReceiptBook {

    private final Journal journal;
    private final ReceiptReader reader;

    /**
     * @param journal has the letters
     * @param reader reads the print service's files
     */
    public ReceiptBook(Journal journal, ReceiptReader reader) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.reader = Objects.requireNonNull(reader, "reader");
    }

    /** @return how many bytes a file has at most */
    public long largest() {
        return reader.largest();
    }

    /**
     * A file that came as a text, as the print service would have written it.
     *
     * @param text the text
     * @return its bytes
     */
    public Content content(String text) {
        return reader.content(text);
    }

    /**
     * Reads a file and moves its letters, each in a transaction of its own.
     *
     * @param file the file
     * @param tally takes the results while the file is read, so that they are known also where this throws
     * @throws UnreadableReceiptsException where the file can't be read, or not to its end
     * @throws ReceiptsTooEarlyException where letters are still being handed over, after all else has been dealt with
     * @throws JournalUnavailableException where the journal can't be read or written: then the rest of the file hasn't been dealt with
     * @throws IOException where the file's bytes can't be read
     */
    public void enter(Content file, ReceiptTally tally) throws IOException {
        Early early = new Early();
        reader.read(file, new ReceiptSink() {
            @Override
            public void receipt(Receipt receipt) {
                enterOne(receipt, tally, early);
            }

            @Override
            public void fault(long line, String fault) {
                tally.add(line, null, Result.FAULTY, fault);
            }
        });
        if (early.receipts > 0) {
            throw new ReceiptsTooEarlyException(early.receipts, early.firstLine);
        }
    }

    /** Receipts of letters whose hand-over isn't written yet. */
    private static final class Early {
        private long receipts;
        private long firstLine;
    }

    private void enterOne(Receipt receipt, ReceiptTally tally, Early early) {
        Optional<JournalEntry> found = journal.records().find(receipt.deliveryId());
        if (found.isEmpty()) {
            tally.add(receipt.line(), receipt.deliveryId(), Result.UNKNOWN, "the journal doesn't know the letter");
            return;
        }
        JournalEntry before = found.get();
        if (isWrittenBefore(receipt, before)) {
            tally.add(receipt.line(), receipt.deliveryId(), Result.KNOWN, null);
        } else if (isBeingHandedOver(before)) {
            early.receipts++;
            early.firstLine = early.receipts == 1 ? receipt.line() : early.firstLine;
        } else {
            enterOne(receipt, before, tally);
        }
    }

    private void enterOne(Receipt receipt, JournalEntry before, ReceiptTally tally) {
        try {
            JournalEntry after = journal.report(receipt.deliveryId(), step(receipt, before));
            boolean isChanged = after.lastEvent() != before.lastEvent();
            tally.add(receipt.line(), receipt.deliveryId(), isChanged ? Result.APPLIED : Result.KNOWN, null);
        } catch (IllegalStateException e) {
            tally.add(
                    receipt.line(),
                    receipt.deliveryId(),
                    Result.REFUSED,
                    "a letter in " + before.state() + " can't be " + receipt.status());
        }
    }

    /** A letter that was rejected and sent to print anew doesn't take the receipts of its first print for those of its second. */
    private boolean isWrittenBefore(Receipt receipt, JournalEntry before) {
        boolean wasRejected =
                receipt.status() == ReceiptStatus.REJECTED || before.facts().reason() == Reason.PRINT_REJECTED;
        if (!wasRejected || receipt.time() == null) {
            return false;
        }
        JournalState state = state(receipt.status());
        return journal.records().history(receipt.deliveryId()).stream()
                .filter(event -> event.state() == state)
                .map(JournalEvent::time)
                .anyMatch(receipt.time()::equals);
    }

    /** The print file is stored before it leaves, and the hand-over is written after it has left. */
    private static boolean isBeingHandedOver(JournalEntry entry) {
        return entry.state().isUnfinished() && entry.state().channel() == Channel.PAPER && entry.printFileStored();
    }

    private Transition step(Receipt receipt, JournalEntry before) {
        Instant now = journal.now();
        Transition step = Transition.to(state(receipt.status())).withDetail(receipt.reason());
        if (receipt.time() != null && !receipt.time().isAfter(now)) {
            step = step.withTime(receipt.time());
        }
        if (receipt.status() == ReceiptStatus.REJECTED) {
            return step.withReason(Reason.PRINT_REJECTED);
        }
        return before.state() == JournalState.NEEDS_ATTENTION
                ? step.withReason(new LetterHistory(journal.records().history(before.messageId())).paperReason(null))
                : step;
    }

    private static JournalState state(ReceiptStatus status) {
        return switch (status) {
            case HANDED_OVER -> JournalState.HANDED_OVER;
            case ACCEPTED -> JournalState.PRINT_ACCEPTED;
            case REJECTED -> JournalState.NEEDS_ATTENTION;
            case PRINTED -> JournalState.PRINTED;
            case POSTED -> JournalState.POSTED;
            case RETURNED -> JournalState.RETURNED;
        };
    }
}
