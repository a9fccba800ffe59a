package se.digitalpost.camel.minameddelanden.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/**
 * What the journal tells of its letters: what was written last and is complete. Nothing here has content, and nothing changes anything.
 *
 * <p>Each method throws {@link JournalUnavailableException} where the journal can't be read. Safe for use by several threads.
 */
public interface JournalRecords {

    /**
     * @param messageId the letter's id
     * @return the letter, or nothing where it isn't known
     */
    Optional<JournalEntry> find(UUID messageId);

    /**
     * @param sender who sends
     * @param clientReference the sender's own id of the letter
     * @return the letter, or nothing where it isn't known
     */
    Optional<JournalEntry> find(OrganizationNumber sender, String clientReference);

    /**
     * @param messageId the letter's id
     * @return all its events, the first one first; empty where the letter isn't known
     */
    List<JournalEvent> history(UUID messageId);

    /**
     * What is known of a letter and stays when its content is purged.
     *
     * @param messageId the letter's id
     * @return the entry with its whole history, or nothing where the letter isn't known
     * @throws DamagedContentException where an event is missing in the history: then it is no evidence
     */
    default Optional<Evidence> evidence(UUID messageId) {
        return Evidence.of(this, messageId);
    }

    /**
     * Letters, those that were accepted last first.
     *
     * @param filter which ones
     * @param page 1 for the first
     * @param limit how many on a page, at least 1
     * @return the page
     */
    JournalPage list(JournalFilter filter, int page, int limit);

    /**
     * How many letters are in each state. All letters are counted, which takes time where there are millions: not for every second.
     *
     * @return the counts of the states that a letter is in, in the order of {@link JournalState}
     */
    Map<JournalState, Long> counts();

    /**
     * How many letters there are, counted by sender, department, mailbox operator, channel, outcome and day.
     *
     * @param from the first day
     * @param to the last day
     * @return the counts, in the order of day, sender, department, channel, operator and outcome
     */
    List<StatisticsLine> statistics(LocalDate from, LocalDate to);
}
