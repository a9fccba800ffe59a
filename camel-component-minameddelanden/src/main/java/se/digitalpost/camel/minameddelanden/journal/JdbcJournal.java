package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.Message;

/**
 * A journal in a database, which any number of nodes share. It makes and updates its tables (their names begin with {@code mm_}) when it is
 * opened.
 *
 * <p>The clock is the database's, so that nodes whose own clocks differ agree on leases: each node asks it once a minute, and counts on by itself
 * in between.
 *
 * <p>Each transaction takes a connection from the DataSource and commits it by itself: give it one that doesn't take part in transactions of the
 * application. It should limit how long a connection may take, to be made and to answer.
 */
public final class JdbcJournal implements Journal {

    private final String node;
    private final Clock clock;
    private final Database database;
    private final LetterTable letters;
    private final EventTable events;
    private final ContentTable contents;
    private final StoredDocuments documents;
    private final JdbcRecords records;
    private final JdbcAttention attention;
    private final JdbcOutcomes outcomes;

    private JdbcJournal(Builder builder, Database database) {
        this.node = builder.node;
        this.database = database;
        this.clock = builder.clock != null ? builder.clock : new DatabaseClock(database);
        Vault vault = new Vault(builder.keys);
        this.letters = new LetterTable(vault, database.dialect());
        this.events = new EventTable(vault);
        this.contents = new ContentTable(vault);
        this.documents = new StoredDocuments(database, contents);
        this.records = new JdbcRecords(database, letters, events, vault);
        this.attention = new JdbcAttention(this, database, letters, events, contents);
        this.outcomes = new JdbcOutcomes(database, events, clock);
    }

    /**
     * @param dataSource where the letters are kept
     * @return a builder, which still needs a node and keys
     */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    @Override
    public Acceptance accept(Message message, Duration leaseTime, Instant deadline) {
        AcceptanceRules.check(message);
        Fingerprint fingerprint = Fingerprint.of(message);
        Instant now = clock.instant();
        Letter fresh = new Letter(JournalEntry.accepted(message, now, deadline), 0, null);
        Letter letter = leaseTime.isZero() ? fresh : leased(fresh, now.plus(leaseTime));
        boolean isNew = database.transaction(connection -> insert(connection, letter, message, fingerprint));
        if (!isNew) {
            return known(message.messageId(), fingerprint);
        }
        return new Acceptance.Accepted(letter.entry(), leaseTime.isZero() ? null : lease(letter));
    }

    private boolean insert(Connection connection, Letter letter, Message message, Fingerprint fingerprint)
            throws SQLException {
        try {
            if (!letters.insert(connection, letter, fingerprint.value())) {
                return false;
            }
        } catch (SQLException e) {
            if (!Dialect.isDuplicate(e)) {
                throw e;
            }
            return false;
        }
        documents.insert(connection, message, fingerprint);
        JournalEntry entry = letter.entry();
        events.insert(connection, entry.event(entry.acceptedAt(), node, null, null));
        return true;
    }

    private Acceptance known(UUID messageId, Fingerprint fingerprint) {
        return database.transaction(connection -> {
            String first = letters.fingerprint(connection, messageId).orElseThrow(() -> LetterTable.unknown(messageId));
            if (!first.equals(fingerprint.value())) {
                throw new DuplicateReferenceException(messageId);
            }
            return new Acceptance.Known(letters.find(connection, messageId).orElseThrow());
        });
    }

    @Override
    public JournalEntry move(Lease lease, Transition transition) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Optional<Letter> letter = letters.lock(connection, lease.messageId());
            if (letter.isPresent() && transition.id().equals(letter.get().lastStep())) {
                return letter.get().entry();
            }
            return write(connection, held(letter, lease), transition, now, null).entry();
        });
    }

    @Override
    public JournalEntry report(UUID messageId, Transition transition) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Letter letter = letters.lockKnown(connection, messageId);
            if (letter.entry().state() == transition.target()) {
                return letter.entry();
            }
            ReportRules.check(letter.entry());
            return write(connection, letter, transition, now, null).entry();
        });
    }

    /** Writes a step of a letter that is locked. */
    Letter write(Connection connection, Letter letter, Transition step, Instant now, String person)
            throws SQLException {
        Letter moved = letter.moved(letter.entry().moved(step, now), step.id());
        letters.update(connection, moved);
        events.insert(connection, moved.entry().event(now, node, person, step.detail()));
        return moved;
    }

    @Override
    public List<Work> take(int max, Duration leaseTime) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            List<Letter> due = letters.lockDue(connection, now, max);
            List<Work> work = new ArrayList<>();
            for (Letter letter : due) {
                work.add(take(connection, letter, now, leaseTime));
            }
            return work;
        });
    }

    @Override
    public Optional<Work> take(UUID messageId, Duration leaseTime) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Optional<Letter> letter = letters.lock(connection, messageId)
                    .filter(locked -> locked.entry().isFree(now));
            return letter.isEmpty() ? Optional.empty() : Optional.of(take(connection, letter.get(), now, leaseTime));
        });
    }

    private Work take(Connection connection, Letter letter, Instant now, Duration leaseTime) throws SQLException {
        Letter known = letter.entry().state() == JournalState.DELIVERING
                ? write(connection, letter, InMemoryJournal.leftWhilePosted(), now, null)
                : letter;
        Letter taken = leased(known, now.plus(leaseTime));
        letters.update(connection, taken);
        return new Work(taken.entry(), lease(taken));
    }

    @Override
    public Lease renew(Lease lease, Duration leaseTime) {
        Instant until = clock.instant().plus(leaseTime);
        return database.transaction(connection -> {
            Letter letter = held(letters.lock(connection, lease.messageId()), lease);
            Letter renewed = letter.with(letter.entry().renewed(until));
            letters.update(connection, renewed);
            return lease(renewed);
        });
    }

    @Override
    public boolean release(Lease lease, Instant nextAttemptAt) {
        return database.transaction(connection -> {
            Optional<Letter> letter =
                    letters.lock(connection, lease.messageId()).filter(locked -> locked.token() == lease.token());
            if (letter.isEmpty()) {
                return false;
            }
            letters.update(
                    connection,
                    letter.get().with(letter.get().entry().free(nextAttemptAt)).withNextToken());
            return true;
        });
    }

    @Override
    public Message content(UUID messageId) {
        JournalEntry entry = records.find(messageId).orElseThrow(() -> LetterTable.unknown(messageId));
        if (entry.purgedAt() != null) {
            throw new ContentPurgedException(messageId);
        }
        return documents.message(messageId);
    }

    @Override
    public JournalEntry storePrintFile(Lease lease, PrintFile file) {
        return database.transaction(connection -> {
            Letter letter = held(letters.lock(connection, lease.messageId()), lease);
            Letter printing = letter.with(letter.entry().printing());
            letters.update(connection, printing);
            documents.insert(connection, lease.messageId(), file);
            return printing.entry();
        });
    }

    @Override
    public Optional<PrintFile> printFile(UUID messageId) {
        JournalEntry entry = records.find(messageId).orElseThrow(() -> LetterTable.unknown(messageId));
        if (!entry.printFileStored()) {
            return Optional.empty();
        }
        if (entry.purgedAt() != null) {
            throw new ContentPurgedException(messageId);
        }
        return Optional.of(documents
                .printFile(messageId)
                .orElseThrow(() -> new DamagedContentException("the print file is missing", messageId, null)));
    }

    @Override
    public int purge(Instant concludedBefore, Instant retentionBefore, int max) {
        Instant now = clock.instant();
        int concluded = database.transaction(
                connection -> purge(connection, now, letters.lockConcluded(connection, concludedBefore, max)));
        int waiting = database.transaction(connection ->
                purge(connection, now, letters.lockWaiting(connection, retentionBefore, max - concluded)));
        outcomes.distribute();
        return concluded + waiting;
    }

    private int purge(Connection connection, Instant now, List<Letter> over) throws SQLException {
        for (Letter letter : over) {
            contents.delete(connection, letter.entry().messageId());
            letters.update(connection, letter.with(letter.entry().purged(now)));
        }
        return over.size();
    }

    @Override
    public JournalRecords records() {
        return records;
    }

    @Override
    public AttentionQueue attention() {
        return attention;
    }

    @Override
    public OutcomeFeed outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        // Connections are held only as long as a transaction runs.
    }

    Instant now() {
        return clock.instant();
    }

    private Letter leased(Letter letter, Instant until) {
        return letter.withNextToken().with(letter.entry().leased(node, until));
    }

    private static Lease lease(Letter letter) {
        JournalEntry entry = letter.entry();
        return new Lease(entry.messageId(), entry.node(), letter.token(), entry.nextAttemptAt());
    }

    private static Letter held(Optional<Letter> letter, Lease lease) {
        return letter.filter(locked -> locked.token() == lease.token())
                .orElseThrow(() -> new LeaseLostException(lease));
    }

    /** What a journal needs to know before it is opened. */
    public static final class Builder {

        private final DataSource dataSource;
        private String node;
        private ContentKeys keys;
        private Clock clock;
        private Dialect dialect;
        private SchemaUpdate schemaUpdate = SchemaUpdate.AUTOMATIC;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /**
         * @param id what this node is called in leases and history; different from the other nodes'
         * @return this
         */
        public Builder node(String id) {
            this.node = id;
            return this;
        }

        /**
         * @param contentKeys what content and recipients are encrypted with; {@link ContentKeys#plaintext()} where they aren't to be
         * @return this
         */
        public Builder keys(ContentKeys contentKeys) {
            this.keys = contentKeys;
            return this;
        }

        /**
         * @param time the clock, which all nodes must have in common; the database's where none is given
         * @return this
         */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * @param databaseDialect the database's dialect, where it is neither H2 nor PostgreSQL
         * @return this
         */
        public Builder dialect(Dialect databaseDialect) {
            this.dialect = databaseDialect;
            return this;
        }

        /**
         * @param update how the tables are made and updated; {@link SchemaUpdate#AUTOMATIC} where nothing is said
         * @return this
         */
        public Builder schemaUpdate(SchemaUpdate update) {
            this.schemaUpdate = Objects.requireNonNull(update, "update");
            return this;
        }

        /**
         * Opens the journal, and makes or updates its tables.
         *
         * @return the journal
         * @throws se.digitalpost.camel.minameddelanden.message.JournalUnavailableException where the database can't be reached
         * @throws IllegalStateException where node or keys are missing, the database isn't known, or its tables can't be made; with what to do
         */
        public JdbcJournal open() {
            if (node == null || node.isBlank()) {
                throw new IllegalStateException("A journal must know its node's id");
            }
            if (keys == null) {
                throw new IllegalStateException(
                        "A journal must have a key for its content, or be told to store it in plaintext");
            }
            Database database = Database.open(dataSource, dialect);
            new Schema(database).update(schemaUpdate);
            return new JdbcJournal(this, database);
        }
    }
}
