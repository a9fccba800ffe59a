package se.digitalpost.camel.minameddelanden.journal;

import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.Reason;

/**
 * What persons decide: about letters in NEEDS_ATTENTION, and about letters that are taken back. Each decision is an event in the letter's
 * history, with who and why, and takes effect in one transaction; of two persons who decide at once, the second is refused.
 *
 * <p>Each method throws {@link ActionRefusedException} where the letter doesn't exist or its state doesn't allow it, and
 * {@link JournalUnavailableException} where it couldn't be written. Safe for use by several threads.
 */
public interface AttentionQueue {

    /**
     * The letters that wait for a person, those that have waited longest first.
     *
     * @param page 1 for the first
     * @param limit how many on a page, at least 1
     * @return the page
     */
    JournalPage list(int page, int limit);

    /**
     * Lets the letter go on from where it stopped, at once: from the beginning where nothing was sealed, with the same bytes where it was,
     * with the same print file where it was on its way to print. For a letter that was in doubt this means that it is sent once more.
     *
     * @param messageId the letter
     * @param decision who and why
     * @return the entry as it is now
     */
    JournalEntry retry(UUID messageId, Decision decision);

    /**
     * Lets all letters go on that wait for one reason, as {@link #retry} does, those that have waited longest first: for what stopped many
     * letters at once and is in order again, such as a set-up that mailbox operators refused. With {@link Reason#NO_ANSWER} each of them is sent once
     * more, and may reach its recipient twice.
     *
     * <p>Each letter is a transaction of its own. What somebody else decides on meanwhile, what waits for another reason by then, what has
     * come to wait since this was called, and what has been purged is left as it is and isn't counted. Where the journal fails half-way, what was
     * let go on stays so, and a second call takes the rest.
     *
     * @param reason what they wait for
     * @param max how many letters at most, at least 1
     * @param decision who and why: it stands in each letter's history
     * @return how many letters go on: {@code max} means that more may wait
     */
    int retryAll(Reason reason, int max, Decision decision);

    /**
     * Sends the letter to print, at once. The print file is made anew, also where one was stored before.
     *
     * @param messageId the letter
     * @param decision who and why
     * @return the entry as it is now
     * @throws ActionRefusedException also where the recipient's identity is protected: such a letter is not printed by this component
     */
    JournalEntry sendToPrint(UUID messageId, Decision decision);

    /**
     * Ends the letter as the person has found it to be.
     *
     * @param messageId the letter
     * @param outcome DELIVERED or HANDED_OVER where the other side has told so, FAILED where it is given up or handled otherwise
     * @param decision who and why
     * @return the entry as it is now
     */
    JournalEntry close(UUID messageId, JournalState outcome, Decision decision);

    /**
     * Takes back a letter that has not left: one that is ACCEPTED or SEALED and that nobody works on, or one that NEEDS_ATTENTION and
     * can't have arrived. One that was in doubt, or has a print file that the print service may have, can only be closed.
     *
     * @param messageId the letter
     * @param decision who and why
     * @return the entry as it is now
     */
    JournalEntry withdraw(UUID messageId, Decision decision);
}
