package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.Reason;

final class JdbcAttention implements AttentionQueue {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcAttention.class);

    private final JdbcJournal journal;
    private final Database database;
    private final LetterTable letters;
    private final EventTable events;
    private final ContentTable contents;
    private final Arrivals arrivals;
    private final BatchTables batches;

    /** What a decision comes to. */
    private interface Rule {
        Transition apply(Connection connection, JournalEntry entry) throws SQLException;
    }

    JdbcAttention(
            JdbcJournal journal,
            Database database,
            LetterTable letters,
            EventTable events,
            ContentTable contents,
            Arrivals arrivals,
            BatchTables batches) {
        this.journal = journal;
        this.database = database;
        this.letters = letters;
        this.events = events;
        this.contents = contents;
        this.arrivals = arrivals;
        this.batches = batches;
    }

    @Override
    public JournalPage list(int page, int limit) {
        JournalPage.check(page, limit);
        String waiting = " WHERE attention_at IS NOT NULL ORDER BY attention_at, message_id";
        return ((JdbcRecords) journal.records()).page(waiting, List.of(), page, limit);
    }

    @Override
    public JournalEntry retry(UUID messageId, Decision decision) {
        return decide(
                messageId,
                decision,
                false,
                (connection, entry) -> AttentionRules.retry(entry, events.before(connection, entry)));
    }

    @Override
    public int retryAll(Reason reason, int max, Decision decision) {
        AttentionRules.check(reason, max, decision);
        Instant now = journal.now();
        arrivals.settle();
        Iterator<UUID> waiting = database.read(connection -> letters.waiting(connection, reason, now))
                .iterator();
        int retried = 0;
        while (retried < max && waiting.hasNext()) {
            retried += retried(waiting.next(), reason, decision) ? 1 : 0;
        }
        return retried;
    }

    /** @return false where somebody else has decided on the letter since it was found */
    private boolean retried(UUID messageId, Reason reason, Decision decision) {
        try {
            decide(
                    messageId,
                    decision,
                    false,
                    (connection, entry) -> AttentionRules.retry(entry, events.before(connection, entry), reason));
            return true;
        } catch (ActionRefusedException e) {
            LOG.debug("Left as it is: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public JournalEntry sendToPrint(UUID messageId, Decision decision) {
        return decide(messageId, decision, true, (connection, entry) -> {
            Transition step = AttentionRules.sendToPrint(entry);
            contents.deletePrintFile(connection, messageId);
            return step;
        });
    }

    @Override
    public JournalEntry close(UUID messageId, JournalState outcome, Decision decision) {
        return decide(messageId, decision, false, (connection, entry) -> AttentionRules.close(entry, outcome));
    }

    @Override
    public JournalEntry withdraw(UUID messageId, Decision decision) {
        Instant now = journal.now();
        return decide(messageId, decision, false, (connection, entry) -> {
            boolean collected = entry.state() == JournalState.COLLECTED;
            boolean batched = collected && !batches.removeWaiting(connection, messageId);
            return AttentionRules.withdraw(entry, batched, events.isDoubted(connection, messageId), now);
        });
    }

    /** @param anew whether the letter is printed from a new file */
    private JournalEntry decide(UUID messageId, Decision decision, boolean anew, Rule rule) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Letter letter = journal.find(connection, messageId).orElseThrow(() -> AttentionRules.unknown(messageId));
            Transition step = rule.apply(connection, letter.entry()).withDetail(decision.why());
            Letter moved = journal.write(connection, letter.withNextToken(), step, now, decision.person());
            Letter decided = moved.with(AttentionRules.decided(moved.entry(), anew, now));
            return letters.update(connection, decided).entry();
        });
    }
}
