package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Outcomes in three tables: {@code mm_outcome} has those that no subscriber has been given yet, {@code mm_subscriber} who wants them, and
 * {@code mm_outbox} what each subscriber has not acknowledged. Whoever writes a letter only adds to the first, and knows nothing of
 * subscribers. Distributing and subscribing exclude each other, so a new subscriber misses nothing and gets nothing twice.
 */
final class JdbcOutcomes implements OutcomeFeed {

    private static final int BATCH = 1000;

    private static final String OUTCOME_STATES = Arrays.stream(JournalState.values())
            .filter(JournalState::isOutcome)
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", "));

    private static final String LOCK = "SELECT name FROM mm_lock WHERE name = 'OUTCOMES' FOR UPDATE";
    private static final String PENDING =
            "SELECT id, message_id, event, written_at FROM mm_outcome ORDER BY id FETCH FIRST ? ROWS ONLY";
    private static final String PENDING_LEFT = "SELECT 1 FROM mm_outcome FETCH FIRST 1 ROWS ONLY";
    private static final String DISTRIBUTED = "DELETE FROM mm_outcome WHERE id = ?";
    private static final String SUBSCRIBERS = "SELECT name, begins_at, 0 FROM mm_subscriber";
    private static final String SUBSCRIBERS_AND_WHAT_WAITS =
            "SELECT s.name, s.begins_at, (SELECT COUNT(*) FROM mm_outbox b WHERE b.subscriber = s.name)"
                    + " FROM mm_subscriber s ORDER BY s.name";
    private static final String ADD =
            "INSERT INTO mm_outbox (subscriber, message_id, event, due_at, token) VALUES (?, ?, ?, ?, 0)";
    private static final String ADD_PAST = "INSERT INTO mm_outbox (subscriber, message_id, event, due_at, token)"
            + " SELECT ?, e.message_id, e.event, e.written_at, 0 FROM mm_event e WHERE e.written_at >= ? AND e.state IN ("
            + OUTCOME_STATES + ") AND NOT EXISTS (SELECT 1 FROM mm_outcome o WHERE o.message_id = e.message_id AND"
            + " o.event = e.event)";
    private static final String NEXT = "SELECT " + EventTable.COLUMNS + " FROM" + EventTable.JOINED
            + " JOIN mm_outbox b ON b.message_id = e.message_id AND b.event = e.event WHERE b.subscriber = ? AND b.due_at <= ?"
            + " AND NOT EXISTS (SELECT 1 FROM mm_outbox f WHERE f.subscriber = b.subscriber AND f.message_id = b.message_id AND"
            + " f.event < b.event) ORDER BY b.due_at FETCH FIRST ? ROWS ONLY";
    private static final String THE_ONE = " WHERE subscriber = ? AND message_id = ? AND event = ?";
    private static final String TOLD = "UPDATE mm_outbox SET due_at = ?, token = ?" + THE_ONE;

    private final Database database;
    private final EventTable events;
    private final Arrivals arrivals;
    private final Clock clock;

    private record Pending(long id, UUID messageId, int event, Instant writtenAt) {}

    JdbcOutcomes(Database database, EventTable events, Arrivals arrivals, Clock clock) {
        this.database = database;
        this.events = events;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Override
    public boolean subscribe(String subscriber, Instant from) {
        OutcomeRules.checkName(subscriber);
        arrivals.settle();
        return database.transaction(connection -> {
            lock(connection);
            if (isKnown(connection, subscriber, "")) {
                return false;
            }
            Sql.update(connection, "INSERT INTO mm_subscriber (name, begins_at) VALUES (?, ?)", subscriber, from);
            Sql.update(connection, ADD_PAST, subscriber, from);
            return true;
        });
    }

    @Override
    public boolean unsubscribe(String subscriber) {
        return database.transaction(connection -> {
            lock(connection);
            Sql.update(connection, "DELETE FROM mm_outbox WHERE subscriber = ?", subscriber);
            return Sql.update(connection, "DELETE FROM mm_subscriber WHERE name = ?", subscriber) == 1;
        });
    }

    @Override
    public List<Subscriber> subscribers() {
        distribute();
        return database.read(connection -> Sql.list(connection, SUBSCRIBERS_AND_WHAT_WAITS, JdbcOutcomes::subscriber));
    }

    private static Subscriber subscriber(ResultSet row) throws SQLException {
        return new Subscriber(row.getString(1), Sql.instant(row, "begins_at"), row.getLong(3));
    }

    @Override
    public List<Outcome> next(String subscriber, int max, Duration leaseTime) {
        distribute();
        Instant now = clock.instant();
        return database.transaction(connection -> {
            // One node at a time: so no two are told the same, and none the second before the first.
            if (!isKnown(connection, subscriber, " FOR UPDATE")) {
                throw OutcomeRules.unknown(subscriber);
            }
            List<JournalEvent> due = Sql.list(connection, NEXT, events::read, subscriber, now, max);
            List<Outcome> told = new ArrayList<>();
            List<Object[]> rows = new ArrayList<>();
            for (JournalEvent event : due) {
                long token = ThreadLocalRandom.current().nextLong();
                rows.add(new Object[] {now.plus(leaseTime), token, subscriber, event.messageId(), event.number()});
                told.add(new Outcome(subscriber, event, token));
            }
            Sql.batch(connection, TOLD, rows);
            return told;
        });
    }

    /** Gives every subscriber what has happened since the last time. */
    void distribute() {
        arrivals.settle();
        while (database.read(JdbcOutcomes::isPending) && database.transaction(JdbcOutcomes::distribute) == BATCH) {
            // There may be more than a batch.
        }
    }

    private static boolean isPending(Connection connection) throws SQLException {
        return Sql.first(connection, PENDING_LEFT, row -> true).isPresent();
    }

    private static int distribute(Connection connection) throws SQLException {
        lock(connection);
        List<Pending> pending = Sql.list(
                connection,
                PENDING,
                row -> new Pending(
                        row.getLong(1), row.getObject(2, UUID.class), row.getInt(3), Sql.instant(row, "written_at")),
                BATCH);
        List<Subscriber> subscribers = Sql.list(connection, SUBSCRIBERS, JdbcOutcomes::subscriber);
        List<Object[]> added = new ArrayList<>();
        List<Object[]> distributed = new ArrayList<>();
        for (Pending one : pending) {
            distributed.add(new Object[] {one.id()});
            for (Subscriber subscriber : subscribers) {
                if (!one.writtenAt().isBefore(subscriber.from())) {
                    added.add(new Object[] {subscriber.name(), one.messageId(), one.event(), one.writtenAt()});
                }
            }
        }
        Sql.batch(connection, ADD, added);
        Sql.batch(connection, DISTRIBUTED, distributed);
        return pending.size();
    }

    @Override
    public boolean acknowledge(Outcome outcome) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "DELETE FROM mm_outbox" + THE_ONE + " AND token = ?",
                        outcome.subscriber(),
                        outcome.event().messageId(),
                        outcome.event().number(),
                        outcome.token())
                == 1);
    }

    @Override
    public boolean giveBack(Outcome outcome, Instant notBefore) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        TOLD + " AND token = ?",
                        notBefore,
                        ThreadLocalRandom.current().nextLong(),
                        outcome.subscriber(),
                        outcome.event().messageId(),
                        outcome.event().number(),
                        outcome.token())
                == 1);
    }

    private static void lock(Connection connection) throws SQLException {
        Sql.first(connection, LOCK, row -> row.getString(1))
                .orElseThrow(() -> new IllegalStateException("mm_lock has lost its row OUTCOMES"));
    }

    private static boolean isKnown(Connection connection, String subscriber, String lock) throws SQLException {
        return Sql.first(connection, "SELECT name FROM mm_subscriber WHERE name = ?" + lock, row -> true, subscriber)
                .isPresent();
    }
}
