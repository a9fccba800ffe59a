package se.digitalpost.camel.minameddelanden.journal;

import java.util.List;

/**
 * A page of a list.
 *
 * @param entries the letters on it
 * @param page its number, 1 for the first
 * @param limit how many letters a page has at most
 * @param more whether there is a next page
 */
public record JournalPage(List<JournalEntry> entries, int page, int limit, boolean more) {

    /** Copies the list. */
    public JournalPage {
        entries = List.copyOf(entries);
    }

    /** A page of a query that was asked for one letter more than the page takes. */
    static JournalPage of(List<JournalEntry> oneMore, int page, int limit) {
        boolean more = oneMore.size() > limit;
        return new JournalPage(more ? oneMore.subList(0, limit) : oneMore, page, limit, more);
    }

    static void check(int page, int limit) {
        if (page < 1 || limit < 1) {
            throw new IllegalArgumentException("page and limit must be at least 1");
        }
    }
}
