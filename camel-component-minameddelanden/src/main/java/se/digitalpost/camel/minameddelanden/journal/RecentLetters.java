package se.digitalpost.camel.minameddelanden.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;

/**
 * The letters that this node wrote last, so that their next step needn't read them first. Whatever was written since is found when the
 * letter is written: its version is another one then, and the transaction is run again, with what is in the table.
 *
 * <p>Safe for use by several threads at once.
 */
final class RecentLetters {

    private static final int REMEMBERED = 256;

    private final Map<UUID, Recent> letters = new LinkedHashMap<>();

    /**
     * A letter as it was written.
     *
     * @param arrival its rows, where it was written as an arrival; else null
     */
    record Recent(Letter letter, Arrivals.Rows arrival) {}

    /** A letter as this node has last written it, where that was under this lease. It is forgotten then, so that the next time it is read. */
    synchronized Optional<Recent> take(Lease lease) {
        return Optional.ofNullable(letters.remove(lease.messageId()))
                .filter(recent -> recent.letter().token() == lease.token());
    }

    /** @param recent as it is after a transaction that was committed */
    synchronized void remember(Recent recent) {
        letters.put(recent.letter().entry().messageId(), recent);
        if (letters.size() > REMEMBERED) {
            letters.remove(letters.keySet().iterator().next());
        }
    }
}
