package se.digitalpost.camel.minameddelanden.dispatch;

import java.util.function.Supplier;

import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.LeaseLostException;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/**
 * One letter's way to print, from TO_PRINT on. The file is in the journal before anybody gets it, so that after a crash the same file is
 * handed over again and never another one. Used by one thread.
 */
final class PrintCourse {

    private final CourseSetUp setUp;
    private final Journal journal;
    private final Lease lease;
    private final LetterHistory history;
    private final Supplier<Message> message;
    private JournalEntry entry;

    PrintCourse(CourseSetUp setUp, JournalEntry entry, Lease lease, LetterHistory history, Supplier<Message> message) {
        this.setUp = setUp;
        this.journal = setUp.journal();
        this.entry = entry;
        this.lease = lease;
        this.history = history;
        this.message = message;
    }

    LetterAnswer run() {
        Verdict verdict = attempt();
        if (verdict instanceof Verdict.HandedOver) {
            return end(verdict, Transition.to(JournalState.HANDED_OVER));
        }
        if (verdict instanceof Verdict.Collected) {
            return answer(verdict);
        }
        if (verdict instanceof Verdict.Attention attention) {
            return attention(attention);
        }
        Verdict.Retry retry = (Verdict.Retry) verdict;
        if (setUp.waiting().isGivenUp(entry)) {
            return attention(new Verdict.Attention(retry.reason(), null, "it was tried for long enough", null));
        }
        setUp.waiting().release(lease, entry, retry);
        return answer(retry);
    }

    private Verdict attempt() {
        PaperWay paperWay = setUp.ways().paperWay();
        if (paperWay == null) {
            return new Verdict.Attention(Reason.PRINT_UNAVAILABLE, null, "no fallback is set", null);
        }
        try {
            PaperWay.Letter letter = entry.printFileStored() ? stored() : made(paperWay);
            if (letter instanceof PaperWay.Letter.NotMade notMade) {
                return notMade.verdict();
            }
            PrintJob job = ((PaperWay.Letter.Made) letter).job();
            return paperWay.plan() == null ? paperWay.handOver(job) : collected(paperWay.plan(), job);
        } catch (LeaseLostException | JournalUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return FailureVerdict.of(e, entry.messageId());
        }
    }

    /** From now on it goes with its batch, whichever node hands that over. */
    private Verdict collected(BatchPlan plan, PrintJob job) {
        entry = journal.batches()
                .collect(
                        lease,
                        Transition.to(JournalState.COLLECTED).withDetail("Print queue " + plan.queue()),
                        plan.queue(),
                        plan.folderOf(job));
        return new Verdict.Collected();
    }

    private PaperWay.Letter stored() {
        return journal.printFile(entry.messageId())
                .map(file -> new PaperWay.Letter.Made(PrintJobFacts.job(entry.messageId(), file)))
                .orElseThrow(() -> new IllegalStateException("The journal has no print file for " + entry));
    }

    private PaperWay.Letter made(PaperWay paperWay) {
        PaperWay.Letter letter =
                paperWay.make(message.get(), history.paperReason(entry.facts().reason()));
        if (letter instanceof PaperWay.Letter.Made made) {
            PrintJob job = made.job();
            entry = journal.storePrintFile(lease, PrintJobFacts.file(job));
        }
        return letter;
    }

    private LetterAnswer attention(Verdict.Attention verdict) {
        return end(
                verdict,
                Transition.to(JournalState.NEEDS_ATTENTION)
                        .withReason(verdict.reason())
                        .withFault(verdict.fault())
                        .withDetail(verdict.what()));
    }

    private LetterAnswer end(Verdict verdict, Transition last) {
        entry = setUp.writer().move(lease, last);
        return answer(verdict);
    }

    private LetterAnswer answer(Verdict verdict) {
        Delivery delivery = entry.toDelivery();
        return new LetterAnswer(delivery, VerdictException.of(verdict, delivery));
    }
}
