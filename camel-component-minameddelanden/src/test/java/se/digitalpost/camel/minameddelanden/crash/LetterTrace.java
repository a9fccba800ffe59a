package se.digitalpost.camel.minameddelanden.crash;

import java.util.List;

import se.digitalpost.camel.minameddelanden.journal.JournalEntry;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * What is known of one letter when a run is over, from all sides.
 *
 * @param reference the sender's id of it
 * @param isDigital whether its recipient has a mailbox
 * @param state what the journal says; null where it doesn't know the letter
 * @param reason why it is there, or null
 * @param transactionId what the mailbox operator called the delivery, as the journal has it
 * @param sealedSha256 what was sealed, as the journal has it
 * @param copies what came to mailboxes
 * @param handOvers SHA-256 of each file that the print service was handed
 * @param isInPrintFolder whether a file lies where the print service fetches it
 */
record LetterTrace(
        String reference,
        boolean isDigital,
        JournalState state,
        Reason reason,
        String transactionId,
        String sealedSha256,
        List<Copy> copies,
        List<String> handOvers,
        boolean isInPrintFolder) {

    /**
     * One copy in a mailbox.
     *
     * @param transactionId the mailbox operator's id of this delivery
     * @param sha256 of the envelope
     * @param isComplete whether its attachment is the one that was brought
     */
    record Copy(String transactionId, String sha256, boolean isComplete) {}

    static LetterTrace of(
            Mailing.Letter letter,
            JournalEntry entry,
            List<Copy> copies,
            List<String> handOvers,
            boolean isInPrintFolder) {
        boolean isKnown = entry != null;
        boolean isSealed = isKnown && entry.facts().sealing() != null;
        return new LetterTrace(
                letter.reference(),
                letter.isDigital(),
                isKnown ? entry.state() : null,
                isKnown ? entry.facts().reason() : null,
                isKnown ? entry.facts().transactionId() : null,
                isSealed ? entry.facts().sealing().sha256() : null,
                copies,
                handOvers,
                isInPrintFolder);
    }
}
