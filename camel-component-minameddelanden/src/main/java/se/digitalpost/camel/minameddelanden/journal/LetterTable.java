package se.digitalpost.camel.minameddelanden.journal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** The table of letters: one row each, with all that is known but its content. */
final class LetterTable {

    private static final Logger LOG = LoggerFactory.getLogger(LetterTable.class);

    static final String NAME = "mm_message";

    static final String COLUMNS = "message_id, sender, client_reference, department, cost_centre,"
            + " batch_reference, callback_url, recipient, state, "
            + FactsRow.COLUMNS
            + ", attempts, deliveries, accepted_at, changed_at, concluded_at, due_at, deadline, node,"
            + " purged_at, last_event, token, last_step, version";

    /** What steps, leases and purging change. */
    private static final String CHANGING = "state, " + FactsRow.COLUMNS + ", attempts, deliveries, changed_at,"
            + " concluded_at, due_at, attention_at, node, purged_at, last_event, token, last_step, version";

    private static final String INSERT = "INSERT INTO " + NAME + " (message_id, sender, client_reference, department,"
            + " cost_centre, batch_reference, callback_url, recipient, recipient_lookup, fingerprint, accepted_at, deadline, "
            + CHANGING + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + CHANGING.replaceAll("\\w+", "?") + ")";

    private static final String UPDATE =
            "UPDATE " + NAME + " SET " + CHANGING.replace(",", " = ?,") + " = ? WHERE message_id = ? AND version = ?";

    private static final String BY_ID = " FROM " + NAME + " WHERE message_id = ?";

    private static final String REJECTABLE =
            JournalState.REJECTABLE.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));

    private final Vault vault;
    private final Dialect dialect;

    /**
     * A row of the table.
     *
     * @param token the last lease's
     * @param lastStep the id of the last transition that was written, or null
     * @param version how often the row was updated when it was read
     */
    record Letter(JournalEntry entry, long token, UUID lastStep, int version) {

        Letter with(JournalEntry changed) {
            return new Letter(changed, token, lastStep, version);
        }

        /** Ends any lease: its token is not the letter's any more. */
        Letter withNextToken() {
            return new Letter(entry, token + 1, lastStep, version);
        }

        Letter moved(Transition step, Instant now) {
            JournalEntry moved = entry.moved(step, now);
            return new Letter(moved, moved.state().isWork() ? token : token + 1, step.id(), version);
        }

        /** The letter after it was written back. */
        Letter written() {
            return new Letter(entry, token, lastStep, version + 1);
        }
    }

    LetterTable(Vault vault, Dialect dialect) {
        this.vault = vault;
        this.dialect = dialect;
    }

    /**
     * @param values a new letter's, see {@link #values}
     * @return false where there is a letter with this id already, as far as the database says so without failing
     */
    boolean insert(Connection connection, Object[] values) throws SQLException {
        return Sql.update(connection, dialect.insertIfAbsent(INSERT), values) == 1;
    }

    /** Writes new letters, none of which is there. */
    void insert(Connection connection, List<Object[]> all) throws SQLException {
        Sql.batch(connection, INSERT, all);
    }

    /** What a row of the table consists of: first the letter's id. */
    Object[] values(Letter letter, String fingerprint) {
        JournalEntry entry = letter.entry();
        UUID id = entry.messageId();
        List<Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                id,
                entry.sender(),
                entry.clientReference(),
                entry.department(),
                entry.costCentre(),
                entry.batchReference(),
                entry.callbackUrl() == null ? null : entry.callbackUrl().toString(),
                seal(id, Part.RECIPIENT, entry.recipient().value()),
                vault.lookUp(entry.recipient()),
                seal(id, Part.FINGERPRINT, fingerprint),
                entry.acceptedAt(),
                entry.deadline());
        values.addAll(changing(letter));
        return values.toArray();
    }

    /** A row's values after steps, leases and purging. */
    Object[] values(Object[] before, Letter letter) {
        List<Object> changing = changing(letter);
        Object[] values = before.clone();
        int first = values.length - changing.size();
        for (int i = 0; i < changing.size(); i++) {
            values[first + i] = changing.get(i);
        }
        return values;
    }

    /**
     * Writes a letter back that was read in the same transaction.
     *
     * @return the letter, which can be written once more
     * @throws Database.Conflict where somebody else has written it since it was read: then the transaction is run again
     */
    Letter update(Connection connection, Letter letter) throws SQLException {
        Letter written = letter.written();
        List<Object> values = changing(written);
        values.add(letter.entry().messageId());
        values.add(letter.version());
        if (Sql.update(connection, UPDATE, values.toArray()) != 1) {
            throw new Database.Conflict();
        }
        return written;
    }

    private List<Object> changing(Letter letter) {
        JournalEntry entry = letter.entry();
        List<Object> values = new ArrayList<>();
        values.add(entry.state());
        Collections.addAll(values, FactsRow.values(entry.facts(), entry.messageId(), entry.lastEvent(), vault));
        Collections.addAll(
                values,
                entry.attempts(),
                entry.deliveries(),
                entry.changedAt(),
                entry.concludedAt(),
                entry.nextAttemptAt(),
                entry.state() == JournalState.NEEDS_ATTENTION ? entry.changedAt() : null,
                entry.node(),
                entry.purgedAt(),
                entry.lastEvent(),
                letter.token(),
                letter.lastStep(),
                letter.version());
        return values;
    }

    Optional<Letter> find(Connection connection, UUID messageId) throws SQLException {
        return Sql.first(connection, "SELECT " + COLUMNS + BY_ID, this::read, messageId);
    }

    boolean isThere(Connection connection, UUID messageId) throws SQLException {
        return Sql.first(connection, "SELECT 1" + BY_ID, row -> true, messageId).isPresent();
    }

    /** @throws IllegalStateException where the letter isn't known */
    Letter known(Connection connection, UUID messageId) throws SQLException {
        return find(connection, messageId).orElseThrow(() -> unknown(messageId));
    }

    /** Letters of these senders whose time has come and that nobody else has locked, those that have waited longest first. */
    List<Letter> lockDue(Connection connection, Set<OrganizationNumber> senders, Instant now, int max)
            throws SQLException {
        String condition =
                Dialect.DUE + " AND sender IN (" + String.join(", ", Collections.nCopies(senders.size(), "?")) + ")";
        String sql = dialect.lock(COLUMNS, NAME, condition, "due_at", "mm_message_due");
        List<Object> values = new ArrayList<>();
        values.add(Instant.EPOCH);
        values.add(now);
        values.addAll(senders);
        values.add(max);
        return Sql.list(connection, sql, this::read, values.toArray()).stream()
                .sorted(Comparator.comparing(letter -> letter.entry().nextAttemptAt()))
                .toList();
    }

    /** Letters whose content may be deleted; of those that a print service may still reject, only the ones that it has had for long. */
    List<UUID> purgeable(
            Connection connection, Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore, int max)
            throws SQLException {
        String sql = "SELECT message_id FROM " + NAME + " WHERE purged_at IS NULL"
                + " AND (concluded_at < ? AND (concluded_at < ? OR state NOT IN (" + REJECTABLE + "))"
                + " OR attention_at IS NOT NULL AND accepted_at < ?) FETCH FIRST ? ROWS ONLY";
        return Sql.list(
                connection,
                sql,
                row -> row.getObject(1, UUID.class),
                concludedBefore,
                handedOverBefore,
                retentionBefore,
                max);
    }

    /** Letters with content that have waited for a person since then at the latest, the longest wait first. */
    List<UUID> waiting(Connection connection, Reason reason, Instant since) throws SQLException {
        String sql = "SELECT message_id FROM " + NAME
                + " WHERE attention_at <= ? AND reason = ? AND purged_at IS NULL"
                + " ORDER BY attention_at, message_id";
        return Sql.list(connection, sql, row -> row.getObject(1, UUID.class), since, reason);
    }

    /** The fingerprint that a letter was accepted with. */
    Optional<String> fingerprint(Connection connection, UUID messageId) throws SQLException {
        return Sql.first(connection, "SELECT fingerprint" + BY_ID, row -> row.getBytes(1), messageId)
                .map(stored -> open(messageId, Part.FINGERPRINT, stored));
    }

    Letter read(ResultSet row) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        int lastEvent = row.getInt("last_event");
        JournalEntry entry = new JournalEntry(
                id,
                new OrganizationNumber(row.getString("sender")),
                row.getString("client_reference"),
                row.getString("department"),
                row.getString("cost_centre"),
                row.getString("batch_reference"),
                url(row.getString("callback_url")),
                recipient(id, row.getBytes("recipient")),
                JournalState.valueOf(row.getString("state")),
                FactsRow.read(row, id, lastEvent, vault),
                row.getInt("attempts"),
                row.getInt("deliveries"),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "changed_at"),
                Sql.instant(row, "concluded_at"),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "deadline"),
                row.getString("node"),
                Sql.instant(row, "purged_at"),
                lastEvent);
        return new Letter(entry, row.getLong("token"), row.getObject("last_step", UUID.class), row.getInt("version"));
    }

    private static URI url(String stored) {
        return stored == null ? null : URI.create(stored);
    }

    /** What can't be decrypted doesn't keep a letter from being seen, or others from being taken: it waits for a person in the end. */
    private RecipientId recipient(UUID messageId, byte[] stored) {
        try {
            return RecipientId.parse(open(messageId, Part.RECIPIENT, stored));
        } catch (DamagedContentException e) {
            LOG.error("The recipient can't be told. {}", e.getMessage());
            return null;
        }
    }

    static IllegalStateException unknown(UUID messageId) {
        return new IllegalStateException("The journal doesn't know message " + messageId);
    }

    private byte[] seal(UUID messageId, int part, String text) {
        return vault.seal(new Vault.Place(messageId, part, 0, true), text.getBytes(StandardCharsets.UTF_8));
    }

    private String open(UUID messageId, int part, byte[] stored) {
        return new String(vault.open(new Vault.Place(messageId, part, 0, true), stored), StandardCharsets.UTF_8);
    }
}
