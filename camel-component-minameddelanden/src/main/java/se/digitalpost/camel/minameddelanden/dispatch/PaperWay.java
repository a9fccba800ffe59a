package se.digitalpost.camel.minameddelanden.dispatch;

import java.time.Clock;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.AddressLookupException;
import se.digitalpost.camel.minameddelanden.message.Delivery;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.print.LetterPrinter;
import se.digitalpost.camel.minameddelanden.print.NotPrintableException;
import se.digitalpost.camel.minameddelanden.print.PrintJob;

/**
 * The way of a letter that can't go to a mailbox: find the address, make the letter, hand it to the fallback. Whoever has a protected
 * identity is never printed automatically, and what can't be printed waits for a person.
 */
public final class PaperWay {

    private static final Logger LOG = LoggerFactory.getLogger(PaperWay.class);

    private final Fallback fallback;
    private final AddressLookup addressLookup;
    private final LetterPrinter printer;
    private final Clock clock;

    /**
     * @param fallback takes print jobs
     * @param addressLookup tells addresses that the message doesn't bear, or null where only the message's count
     * @param printer makes the letters
     * @param clock tells the date of a letter
     */
    public PaperWay(Fallback fallback, AddressLookup addressLookup, LetterPrinter printer, Clock clock) {
        this.fallback = fallback;
        this.addressLookup = addressLookup;
        this.printer = printer;
        this.clock = clock;
    }

    Delivery print(DeliveryNote note, Reason reason) {
        Message message = note.message();
        PostalAddress address = addressOf(note);
        if (address == null) {
            return note.needsAttention(Reason.NO_POSTAL_ADDRESS);
        }
        if (address.protectedIdentity()) {
            return note.needsAttention(Reason.PROTECTED_IDENTITY);
        }
        PrintJob job;
        try {
            job = printer.print(message, address, reason, LocalDate.now(clock));
        } catch (NotPrintableException e) {
            LOG.warn("Message {} needs attention. {}", message.messageId(), e.getMessage());
            return note.needsAttention(e.reason());
        }
        try {
            fallback.handOver(job);
        } catch (Exception e) {
            throw new PrintUnavailableException(note.failed(Reason.PRINT_UNAVAILABLE), null, e);
        }
        return note.printed(reason);
    }

    private PostalAddress addressOf(DeliveryNote note) {
        PostalAddress address = note.message().postalAddress();
        if (address != null || addressLookup == null) {
            return address;
        }
        try {
            return addressLookup.addressOf(note.message().recipient());
        } catch (Exception e) {
            throw new AddressLookupException(note.failed(Reason.NO_POSTAL_ADDRESS), null, e);
        }
    }
}
