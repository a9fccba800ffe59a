package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** The table of events: what was known of a letter at each step. */
final class EventTable {

    static final String COLUMNS =
            "e.message_id, m.sender, m.client_reference, e.event, e.happened_at, e.written_at, e.state,"
                    + " e.operator_id, e.operator_name, e.operator_address, e.transaction_id, e.reason, e.fault_code, e.fault_call_id,"
                    + " e.fault_description, e.received_date, e.signing_certificate, e.sealing_certificate, e.sealed_sha256,"
                    + " e.print_file_sha256, e.node, e.person, e.detail";

    static final String JOINED = " mm_event e JOIN mm_message m ON m.message_id = e.message_id";

    private static final String INSERT = "INSERT INTO mm_event (message_id, event, happened_at, written_at, state, "
            + FactsRow.COLUMNS
            + ", node, person, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_OUTCOME =
            "INSERT INTO mm_outcome (message_id, event, written_at) VALUES (?, ?, ?)";

    private static final int ID = 0;
    private static final int NUMBER = 1;
    private static final int WRITTEN_AT = 3;
    private static final int STATE = 4;

    private final Vault vault;

    EventTable(Vault vault) {
        this.vault = vault;
    }

    /** What rows of the table consist of. */
    List<Object[]> values(List<JournalEvent> some) {
        return some.stream().map(this::values).toList();
    }

    private Object[] values(JournalEvent event) {
        Object[] facts = FactsRow.values(event.facts(), event.messageId(), event.number(), vault);
        Object[] values = new Object[facts.length + 8];
        Object[] before = {
            event.messageId(),
            event.number(),
            event.time(),
            event.writtenAt(),
            event.state().name()
        };
        Object[] after = {event.node(), event.person(), event.detail()};
        System.arraycopy(before, 0, values, 0, before.length);
        System.arraycopy(facts, 0, values, before.length, facts.length);
        System.arraycopy(after, 0, values, before.length + facts.length, after.length);
        return values;
    }

    /**
     * Writes events, and leaves those that are outcomes for the subscribers.
     *
     * @param rows see {@link #values}
     */
    void insert(Connection connection, List<Object[]> rows) throws SQLException {
        Sql.batch(connection, INSERT, rows);
        List<Object[]> outcomes = new ArrayList<>();
        for (Object[] row : rows) {
            if (JournalState.valueOf((String) row[STATE]).isOutcome()) {
                outcomes.add(new Object[] {row[ID], row[NUMBER], row[WRITTEN_AT]});
            }
        }
        Sql.batch(connection, INSERT_OUTCOME, outcomes);
    }

    List<JournalEvent> history(Connection connection, UUID messageId) throws SQLException {
        return Sql.list(
                connection,
                "SELECT " + COLUMNS + " FROM" + JOINED + " WHERE e.message_id = ? ORDER BY e.event",
                this::read,
                messageId);
    }

    /** Whether a letter has ever been in doubt. */
    boolean isDoubted(Connection connection, UUID messageId) throws SQLException {
        String sql = "SELECT event FROM mm_event WHERE message_id = ? AND state = 'IN_DOUBT'";
        return Sql.first(connection, sql, row -> row.getInt(1), messageId).isPresent();
    }

    /** The state that a letter came from. */
    JournalState before(Connection connection, JournalEntry entry) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT state FROM mm_event WHERE message_id = ? AND event = ?",
                        row -> JournalState.valueOf(row.getString(1)),
                        entry.messageId(),
                        entry.lastEvent() - 1)
                .orElse(entry.state());
    }

    JournalEvent read(ResultSet row) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        int number = row.getInt("event");
        Instant happenedAt = Sql.instant(row, "happened_at");
        return new JournalEvent(
                id,
                new OrganizationNumber(row.getString("sender")),
                row.getString("client_reference"),
                number,
                happenedAt,
                Sql.instant(row, "written_at"),
                JournalState.valueOf(row.getString("state")),
                FactsRow.read(row, id, number, vault),
                row.getString("node"),
                row.getString("person"),
                row.getString("detail"));
    }
}
