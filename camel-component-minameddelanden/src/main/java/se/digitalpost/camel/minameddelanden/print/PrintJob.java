package se.digitalpost.camel.minameddelanden.print;

import java.util.Objects;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.Sender;

/**
 * One letter on its way to a print service: the PDF and every fact that an index tells of it. The same message, address and date
 * give an equal job with the same bytes on every retry.
 *
 * @param deliveryId the delivery's id, which is the message's
 * @param pdf the letter, ready to print
 * @param sha256 the PDF's SHA-256 in lower-case hex
 * @param pages the number of pages, blank ones included
 * @param address where it goes, as it stands on page one
 * @param returnAddress where returned mail goes, as it stands above the address
 * @param paper duplex, colour and envelope
 * @param postageClass how fast it travels
 * @param costCentre what the print is charged to (kostnadsställe), or null
 * @param department the sender's department (förvaltning), or null
 * @param sender who sends
 * @param reference the sender's own id of the message (its client reference)
 * @param reason why it is on paper
 * @param substitutions how many characters the letter's fonts lack (emoji, Arabic, …) and were replaced by a visible □
 */
public record PrintJob(
        UUID deliveryId,
        Content pdf,
        String sha256,
        int pages,
        PostalAddress address,
        String returnAddress,
        PaperOptions paper,
        PostageClass postageClass,
        String costCentre,
        String department,
        Sender sender,
        String reference,
        Reason reason,
        int substitutions) {

    /** All but cost centre and department are required. */
    public PrintJob {
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(pdf, "pdf");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(returnAddress, "returnAddress");
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(postageClass, "postageClass");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(reason, "reason");
    }

    /** @return the PDF's file name: the delivery's id, so that two letters never collide and a retry writes the same file */
    public String fileName() {
        return deliveryId + ".pdf";
    }

    /** @return the number of sheets of paper */
    public int sheets() {
        return paper.duplex() ? (pages + 1) / 2 : pages;
    }

    /** @return file name, pages and reason only: whom it is for is personal data */
    @Override
    public String toString() {
        return "PrintJob[" + fileName() + ", " + pages + " pages, " + reason + "]";
    }
}
