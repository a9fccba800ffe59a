package se.digitalpost.camel.minameddelanden.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

final class JdbcRecords implements JournalRecords {

    private static final String COUNTS = "SELECT state, COUNT(*) FROM " + LetterTable.NAME + " GROUP BY state";
    private static final String STATISTICS =
            "SELECT on_day, sender, department, channel, operator_id, operator_name, outcome,"
                    + " letters FROM mm_statistics WHERE on_day BETWEEN ? AND ?";

    private final Database database;
    private final LetterTable letters;
    private final EventTable events;
    private final Arrivals arrivals;
    private final Vault vault;

    JdbcRecords(Database database, LetterTable letters, EventTable events, Arrivals arrivals, Vault vault) {
        this.database = database;
        this.letters = letters;
        this.events = events;
        this.arrivals = arrivals;
        this.vault = vault;
    }

    @Override
    public Optional<JournalEntry> find(UUID messageId) {
        arrivals.settle(messageId);
        return database.read(connection -> letters.find(connection, messageId)).map(Letter::entry);
    }

    @Override
    public Optional<JournalEntry> find(OrganizationNumber sender, String clientReference) {
        return find(MessageId.of(sender, clientReference));
    }

    @Override
    public List<JournalEvent> history(UUID messageId) {
        arrivals.settle(messageId);
        return database.read(connection -> events.history(connection, messageId));
    }

    @Override
    public JournalPage list(JournalFilter filter, int page, int limit) {
        JournalPage.check(page, limit);
        if (filter.senders() != null && filter.senders().isEmpty()) {
            return new JournalPage(List.of(), page, limit, false);
        }
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (filter.senders() != null && filter.clientReference() != null) {
            // The primary key is made of both.
            anyOf(conditions, values, "message_id", ids(filter.senders(), filter.clientReference()));
        } else if (filter.senders() != null) {
            anyOf(conditions, values, "sender", List.copyOf(filter.senders()));
        } else {
            add(conditions, values, "client_reference = ?", filter.clientReference());
        }
        add(conditions, values, "batch_reference = ?", filter.batchReference());
        add(conditions, values, "department = ?", filter.department());
        add(conditions, values, "accepted_at >= ?", filter.acceptedFrom());
        add(conditions, values, "accepted_at < ?", filter.acceptedBefore());
        if (!filter.states().isEmpty()) {
            anyOf(conditions, values, "state", List.copyOf(filter.states()));
        }
        if (filter.recipient() != null) {
            anyOf(conditions, values, "recipient_lookup", vault.lookUps(filter.recipient()));
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return page(where + " ORDER BY accepted_at DESC, message_id DESC", values, page, limit);
    }

    JournalPage page(String whereAndOrder, List<Object> values, int page, int limit) {
        String sql = "SELECT " + LetterTable.COLUMNS + " FROM " + LetterTable.NAME + whereAndOrder
                + " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY";
        List<Object> all = new ArrayList<>(values);
        all.add((page - 1L) * limit);
        all.add(limit + 1L);
        arrivals.settle();
        List<JournalEntry> entries = database.read(
                connection -> Sql.list(connection, sql, row -> letters.read(row).entry(), all.toArray()));
        return JournalPage.of(entries, page, limit);
    }

    private static List<UUID> ids(Set<OrganizationNumber> senders, String clientReference) {
        return senders.stream()
                .map(sender -> MessageId.of(sender, clientReference))
                .toList();
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static void anyOf(List<String> conditions, List<Object> values, String column, List<?> some) {
        conditions.add(column + " IN (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")");
        values.addAll(some);
    }

    @Override
    public Map<JournalState, Long> counts() {
        arrivals.settle();
        Map<JournalState, Long> counts = new EnumMap<>(JournalState.class);
        database.read(connection -> Sql.list(
                connection, COUNTS, row -> counts.put(JournalState.valueOf(row.getString(1)), row.getLong(2))));
        return counts;
    }

    @Override
    public List<StatisticsLine> statistics(LocalDate from, LocalDate to) {
        arrivals.settle();
        List<StatisticsLine> lines =
                database.read(connection -> Sql.list(connection, STATISTICS, JdbcRecords::line, from, to));
        return lines.stream().sorted(StatisticsLine.ORDER).toList();
    }

    private static StatisticsLine line(ResultSet row) throws SQLException {
        String operatorId = row.getString("operator_id");
        return new StatisticsLine(
                row.getObject("on_day", LocalDate.class),
                new OrganizationNumber(row.getString("sender")),
                row.getString("department"),
                Channel.valueOf(row.getString("channel")),
                operatorId == null ? null : new OrganizationNumber(operatorId),
                row.getString("operator_name"),
                JournalState.valueOf(row.getString("outcome")),
                row.getLong("letters"));
    }
}
