package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;

/** Deletes content that needn't be kept. */
final class JdbcPurge {

    /** What H2 deletes in a transaction it copies first, and writes the copy to its file where that is large. */
    private static final int PURGED_AT_ONCE = 4;

    private final JdbcJournal journal;
    private final Database database;
    private final LetterTable letters;
    private final ContentTable contents;
    private final Arrivals arrivals;

    JdbcPurge(JdbcJournal journal, Database database, LetterTable letters, ContentTable contents, Arrivals arrivals) {
        this.journal = journal;
        this.database = database;
        this.letters = letters;
        this.contents = contents;
        this.arrivals = arrivals;
    }

    int all(Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore, int max) {
        Predicate<JournalEntry> isOver = entry -> entry.isPurgeable(concludedBefore, handedOverBefore, retentionBefore);
        arrivals.settle();
        List<UUID> over = database.read(
                connection -> letters.purgeable(connection, concludedBefore, handedOverBefore, retentionBefore, max));
        int purged = 0;
        for (int i = 0; i < over.size(); i += PURGED_AT_ONCE) {
            List<UUID> some = over.subList(i, Math.min(over.size(), i + PURGED_AT_ONCE));
            purged += database.transaction(connection -> purge(connection, some, isOver));
        }
        return purged;
    }

    private int purge(Connection connection, List<UUID> some, Predicate<JournalEntry> isOver) throws SQLException {
        int purged = 0;
        for (UUID messageId : some) {
            Letter letter = letters.known(connection, messageId);
            if (isOver.test(letter.entry())) {
                purge(connection, letter);
                purged++;
            }
        }
        return purged;
    }

    void one(UUID messageId) {
        database.transaction(connection -> {
            Letter letter = journal.find(connection, messageId).orElseThrow(() -> AttentionRules.unknown(messageId));
            AttentionRules.checkHasEnded(letter.entry());
            if (letter.entry().purgedAt() == null) {
                purge(connection, letter);
            }
            return null;
        });
    }

    private void purge(Connection connection, Letter letter) throws SQLException {
        contents.delete(connection, letter.entry().messageId());
        letters.update(connection, letter.with(letter.entry().purged(journal.now())));
    }
}
