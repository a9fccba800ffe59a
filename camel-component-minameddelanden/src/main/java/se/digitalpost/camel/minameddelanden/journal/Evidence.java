package se.digitalpost.camel.minameddelanden.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of one letter and stays when its content is purged: for a case file, see {@link EvidenceJson}. It bears no content.
 * Immutable; {@link #toString()} bears no recipient.
 *
 * @param entry where the letter stands
 * @param history all its events up to there, the first one first
 */
public record Evidence(JournalEntry entry, List<JournalEvent> history) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException where the history isn't this letter's, or an event is missing in it
     */
    public Evidence {
        Objects.requireNonNull(entry, "entry");
        history = List.copyOf(history);
        if (!isWhole(entry, history)) {
            throw new IllegalArgumentException(
                    "The history must have all events of the letter, in their order, message " + entry.messageId());
        }
    }

    /** The history is asked for last: what was written in between isn't the entry's, and what was forgotten in between is forgotten. */
    static Optional<Evidence> of(JournalRecords records, UUID messageId) {
        Optional<JournalEntry> found = records.find(messageId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JournalEntry entry = found.get();
        List<JournalEvent> history = records.history(messageId).stream()
                .filter(event -> event.number() <= entry.lastEvent())
                .toList();
        if (isWhole(entry, history)) {
            return Optional.of(new Evidence(entry, history));
        } else if (records.find(messageId).isPresent()) {
            throw new DamagedContentException("an event is missing in its history", messageId, null);
        }
        return Optional.empty();
    }

    private static boolean isWhole(JournalEntry entry, List<JournalEvent> history) {
        boolean whole = history.size() == entry.lastEvent();
        for (int i = 0; whole && i < history.size(); i++) {
            JournalEvent event = history.get(i);
            whole = event.number() == i + 1 && event.messageId().equals(entry.messageId());
        }
        return whole;
    }

    /** @return id, client reference and state only */
    @Override
    public String toString() {
        return "Evidence[" + entry + "]";
    }
}
