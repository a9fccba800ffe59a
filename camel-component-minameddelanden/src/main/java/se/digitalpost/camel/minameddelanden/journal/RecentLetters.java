package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;

/**
 * The letters that this node wrote last, so that their next step needn't read them first. What another node has written since is found when the
 * letter is written: its version is another one then, and the transaction is run again, with what is in the table.
 *
 * <p>Safe for use by several threads at once.
 */
final class RecentLetters {

    private static final int REMEMBERED = 256;

    private final LetterTable table;
    private final Map<UUID, Letter> letters = new LinkedHashMap<>();

    RecentLetters(LetterTable table) {
        this.table = table;
    }

    /** A letter as this node has written it or, where that isn't known or was asked for before, as it is. */
    Optional<Letter> find(Connection connection, UUID messageId) throws SQLException {
        Optional<Letter> letter = Optional.ofNullable(take(messageId));
        return letter.isPresent() ? letter : table.find(connection, messageId);
    }

    /** @param letter as it is after a transaction that was committed */
    synchronized void remember(Letter letter) {
        letters.put(letter.entry().messageId(), letter);
        if (letters.size() > REMEMBERED) {
            letters.remove(letters.keySet().iterator().next());
        }
    }

    private synchronized Letter take(UUID messageId) {
        return letters.remove(messageId);
    }
}
