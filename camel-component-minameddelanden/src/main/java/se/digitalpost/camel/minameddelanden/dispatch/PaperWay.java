package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.NotPrintableException;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/**
 * The way of a letter that can't go to a mailbox: find the address, make the letter, and hand it to the fallback or collect it for a batch. Whoever has a protected
 * identity is never printed automatically, and what can't be printed waits for a person.
 */
public final class PaperWay {

    private static final Logger LOG = LoggerFactory.getLogger(PaperWay.class);

    private final Fallback fallback;
    private final AddressLookup addressLookup;
    private final LetterPrinter printer;
    private final Clock clock;
    private final BatchPlan plan;

    /** A letter that is ready for the print service, or why there is none. */
    sealed interface Letter {

        /** Ready. */
        record Made(PrintJob job) implements Letter {}

        /** It can't be made: Attention or Retry. */
        record NotMade(Verdict verdict) implements Letter {}
    }

    /**
     * @param fallback takes print jobs
     * @param addressLookup tells addresses that the message doesn't bear, or null where only the message's count
     * @param printer makes the letters
     * @param clock tells the date of a letter
     */
    public PaperWay(Fallback fallback, AddressLookup addressLookup, LetterPrinter printer, Clock clock) {
        this(fallback, addressLookup, printer, clock, null);
    }

    private PaperWay(
            Fallback fallback, AddressLookup addressLookup, LetterPrinter printer, Clock clock, BatchPlan plan) {
        this.fallback = fallback;
        this.addressLookup = addressLookup;
        this.printer = printer;
        this.clock = clock;
        this.plan = plan;
    }

    /**
     * A way by a journal, in which letters are collected for a print queue.
     *
     * @param plan which queue, and which folders
     * @param addressLookup tells addresses that the message doesn't bear, or null where only the message's count
     * @param printer makes the letters
     * @param clock tells the date of a letter
     * @return the way; of use only with a journal
     */
    public static PaperWay collecting(BatchPlan plan, AddressLookup addressLookup, LetterPrinter printer, Clock clock) {
        return new PaperWay(
                job -> {
                    throw new IllegalStateException("Letters are collected in a journal, and there is none");
                },
                addressLookup,
                printer,
                clock,
                plan);
    }

    /** @return how letters are collected; null where each is handed over by itself */
    BatchPlan plan() {
        return plan;
    }

    /** Makes the letter and hands it over: HandedOver, Attention or Retry. */
    Verdict print(Message message, Reason reason) {
        Letter letter = make(message, reason);
        return letter instanceof Letter.Made made ? handOver(made.job()) : ((Letter.NotMade) letter).verdict();
    }

    /** Makes the letter; the print service isn't asked for anything. */
    Letter make(Message message, Reason reason) {
        PostalAddress address;
        try {
            address = addressOf(message);
        } catch (Exception e) {
            return new Letter.NotMade(Verdict.Retry.because(Reason.NO_POSTAL_ADDRESS, null, e));
        }
        if (address == null) {
            return needsAttention(Reason.NO_POSTAL_ADDRESS, null);
        }
        if (address.protectedIdentity()) {
            return needsAttention(Reason.PROTECTED_IDENTITY, null);
        }
        try {
            return new Letter.Made(printer.print(message, address, reason, LocalDate.now(clock)));
        } catch (NotPrintableException e) {
            LOG.warn("Message {} needs attention. {}", message.messageId(), e.getMessage());
            return needsAttention(e.reason(), e.getMessage());
        }
    }

    /** Hands a letter over: HandedOver or Retry. */
    Verdict handOver(PrintJob job) {
        try {
            fallback.handOver(job);
            return new Verdict.HandedOver();
        } catch (Exception e) {
            return Verdict.Retry.because(Reason.PRINT_UNAVAILABLE, null, e);
        }
    }

    private static Letter needsAttention(Reason reason, String what) {
        return new Letter.NotMade(new Verdict.Attention(reason, null, what, null));
    }

    private PostalAddress addressOf(Message message) throws Exception {
        return message.postalAddress() != null || addressLookup == null
                ? message.postalAddress()
                : addressLookup.addressOf(message.recipient());
    }
}
