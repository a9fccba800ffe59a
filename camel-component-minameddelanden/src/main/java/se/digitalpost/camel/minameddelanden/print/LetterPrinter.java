package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * Makes a message a letter: its text, rendered, and its attachments after it in one PDF. The same message, address and date give the
 * same bytes on every run, every machine and every Java platform. Safe for use by several threads.
 */
public final class LetterPrinter {

    private static final Pattern OUR_COUNTRY = Pattern.compile("(?i)\\b(?:sverige|sweden)$");

    private final PrintSettings settings;
    private final Layout layout;
    private final Preflight preflight;

    /**
     * Letters for the profile {@code generic}.
     *
     * @param settings what is the same on all letters
     */
    public LetterPrinter(PrintSettings settings) {
        this(settings, PrintProfile.GENERIC);
    }

    /**
     * @param settings what is the same on all letters
     * @param profile what the print service wants: it decides where the address stands, and each letter is looked at by its rules
     */
    public LetterPrinter(PrintSettings settings, PrintProfile profile) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.layout = Layout.of(profile);
        this.preflight = new Preflight(profile);
    }

    /**
     * Makes the letter.
     *
     * @param message a complete message: with sender, client reference and support information
     * @param address where it goes, the message's own or one that was looked up
     * @param reason why it is on paper
     * @param date the letter's date; to be remembered by the caller, since a retry on another day is to give the same bytes
     * @return the job to hand to a print service
     * @throws NotPrintableException where a document can't be printed or the print service wouldn't take it, the address can't be written, or the person's identity is
     *     protected: the letter is then handled by hand
     * @throws MinaMeddelandenException retryable, where the attachments or the disk can't be read or written
     */
    public PrintJob print(Message message, PostalAddress address, Reason reason, LocalDate date) {
        return letter(message, address, reason, date).job();
    }

    /**
     * Makes the letter as {@link #print} does, and tells what was found in it.
     *
     * @param message a complete message: with sender, client reference and support information
     * @param address where it goes, the message's own or one that was looked up
     * @param reason why it is on paper
     * @param date the letter's date
     * @return the job to hand to a print service, and the report
     * @throws NotPrintableException as {@link #print} does; with the report where the print service wouldn't take the letter
     * @throws MinaMeddelandenException retryable, where the attachments or the disk can't be read or written
     */
    public PrintedLetter letter(Message message, PostalAddress address, Reason reason, LocalDate date) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(date, "date");
        UUID deliveryId = message.messageId();
        check(address);
        PostalAddress normalized = AddressRules.normalized(address);
        String returnAddress = returnAddress(message, normalized);
        try {
            LetterRenderer.Letter letter =
                    LetterRenderer.render(message, normalized, returnAddress, settings.logo(), layout, date);
            Binder.Bound bound = Binder.bind(letter.pdf(), message, settings.attachmentPages(), date, preflight);
            if (!bound.preflight().passed()) {
                throw new NotPrintableException(bound.preflight());
            }
            PrintJob job = new PrintJob(
                    deliveryId,
                    Content.of(bound.pdf()),
                    Sha256.of(bound.pdf()),
                    bound.pages(),
                    normalized,
                    returnAddress,
                    message.paper(),
                    settings.postageClass(),
                    message.costCentre(),
                    message.department(),
                    message.sender(),
                    message.clientReference(),
                    reason,
                    letter.substitutions());
            return new PrintedLetter(job, bound.preflight());
        } catch (IOException e) {
            throw new MinaMeddelandenException(
                    "The letter couldn't be made: its attachments or the disk failed", true, e);
        }
    }

    /** What is sent abroad comes back only where it says from which country it came. */
    private String returnAddress(Message message, PostalAddress address) {
        if (settings.returnAddress() == null) {
            return message.sender().name();
        }
        boolean says = address.country() == null
                || OUR_COUNTRY.matcher(settings.returnAddress()).find();
        return says ? settings.returnAddress() : settings.returnAddress() + ", SWEDEN";
    }

    private static void check(PostalAddress address) {
        List<FieldFault> faults = AddressRules.faults(address);
        if (!faults.isEmpty()) {
            Reason why = address.protectedIdentity() ? Reason.PROTECTED_IDENTITY : Reason.NO_POSTAL_ADDRESS;
            throw new NotPrintableException(why, faults, null);
        }
    }
}
