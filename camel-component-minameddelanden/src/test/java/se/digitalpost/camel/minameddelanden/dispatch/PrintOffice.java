package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.PrintSettings;

import static se.digitalpost.minameddelanden.simulator.TestRecipients.AT_KIVRA;

/** Letters that are collected in a journal, and plans for their batches. */
final class PrintOffice {

    static final String QUEUE = "kommun";
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final LetterPrinter PRINTER = new LetterPrinter(PrintSettings.DEFAULT);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private PrintOffice() {}

    /** Batches of so many letters. */
    static BatchPlan batchesOf(int letters) {
        return plan("basedOn: generic", false, letters);
    }

    static BatchPlan plan(String profile, boolean folders, int letters) {
        return new BatchPlan(
                QUEUE,
                profile,
                folders,
                letters,
                1_000_000_000,
                Duration.ZERO,
                LocalTime.of(4, 0),
                ZoneId.of("Europe/Stockholm"));
    }

    static PrintQueue queue(Journal journal, BatchPlan plan, PrintTransport transport) {
        return new PrintQueue(journal, plan, transport, Duration.ofMillis(20), A_MINUTE);
    }

    static Message letter(String reference) {
        return Office.letter(reference, AT_KIVRA.id()).department("Bygglov").buildComplete();
    }

    /** Stores a letter, makes it, and collects it. */
    static Message collect(Journal journal, BatchPlan plan, Message message) {
        var lease = ((Acceptance.Accepted) journal.accept(message, A_MINUTE, null)).lease();
        journal.move(lease, Transition.to(JournalState.TO_PRINT).withReason(Reason.PAPER_REQUESTED));
        var job = PRINTER.print(message, Office.ADDRESS, Reason.PAPER_REQUESTED, TODAY);
        journal.storePrintFile(lease, PrintJobFacts.file(job));
        journal.batches().collect(lease, Transition.to(JournalState.COLLECTED), plan.queue(), plan.folderOf(job));
        return message;
    }
}
