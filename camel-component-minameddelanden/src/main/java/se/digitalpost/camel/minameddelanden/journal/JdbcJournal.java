package se.digitalpost.camel.minameddelanden.journal;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

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

    /** What H2 deletes in a transaction it copies first, and writes the copy to its file where that is large. */
    private static final int PURGED_AT_ONCE = 4;

    private final String node;
    private final Clock clock;
    private final Database database;
    private final LetterTable letters;
    private final RecentLetters recent = new RecentLetters();
    private final EventTable events;
    private final ContentTable contents;
    private final StoredDocuments documents;
    private final JdbcRecords records;
    private final JdbcAttention attention;
    private final JdbcOutcomes outcomes;
    private final JdbcBatches batches;

    JdbcJournal(String node, Clock clock, Vault vault, Database database) {
        this.node = node;
        this.clock = clock;
        this.database = database;
        this.letters = new LetterTable(vault, database.dialect());
        this.events = new EventTable(vault);
        this.contents = new ContentTable(vault);
        this.documents = new StoredDocuments(database, contents);
        this.records = new JdbcRecords(database, letters, events, vault);
        BatchTables batchTables = new BatchTables(database.dialect());
        this.batches = new JdbcBatches(this, database, letters, batchTables);
        this.attention = new JdbcAttention(this, database, letters, events, contents, batchTables);
        this.outcomes = new JdbcOutcomes(database, events, clock);
    }

    /**
     * @param dataSource where the letters are kept
     * @return a builder, which still needs a node and keys
     */
    public static JdbcJournalBuilder on(DataSource dataSource) {
        return new JdbcJournalBuilder(dataSource);
    }

    @Override
    public Acceptance accept(
            Message message, Duration leaseTime, Instant deadline, URI callbackUrl, Transition... steps) {
        AcceptanceRules.check(message, callbackUrl);
        Transition.checkFirst(steps);
        Fingerprint fingerprint = Fingerprint.of(message);
        Instant now = clock.instant();
        Letter fresh = new Letter(JournalEntry.accepted(message, now, deadline, callbackUrl), 0, null, 0);
        Letter accepted = leaseTime.isZero() ? fresh : leased(fresh, now.plus(leaseTime));
        List<JournalEvent> history = new ArrayList<>();
        history.add(accepted.entry().event(now, node, null, null));
        Letter letter = moved(accepted, now, history, steps);
        boolean isNew = database.transaction(connection -> insert(connection, letter, history, message, fingerprint));
        if (!isNew) {
            return known(letter, fingerprint);
        }
        recent.remember(letter);
        return accepted(letter);
    }

    private Letter moved(Letter letter, Instant now, List<JournalEvent> history, Transition... steps) {
        Letter moved = letter;
        for (Transition step : steps) {
            moved = moved.moved(step, now);
            history.add(moved.entry().event(now, node, null, step.detail()));
        }
        return moved;
    }

    private static Acceptance accepted(Letter letter) {
        return new Acceptance.Accepted(letter.entry(), letter.entry().node() == null ? null : lease(letter));
    }

    private boolean insert(
            Connection connection, Letter letter, List<JournalEvent> history, Message message, Fingerprint fingerprint)
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
        for (JournalEvent event : history) {
            events.insert(connection, event);
        }
        return true;
    }

    /** @param tried the letter as it was to be stored: where it has its last step and its lease, it was stored by an earlier call */
    private Acceptance known(Letter tried, Fingerprint fingerprint) {
        UUID messageId = tried.entry().messageId();
        return database.read(connection -> {
            String first = letters.fingerprint(connection, messageId).orElseThrow(() -> LetterTable.unknown(messageId));
            if (!first.equals(fingerprint.value())) {
                throw new DuplicateReferenceException(messageId);
            }
            Letter letter = letters.known(connection, messageId);
            boolean isOurs = tried.lastStep() != null
                    && tried.lastStep().equals(letter.lastStep())
                    && tried.token() == letter.token();
            return isOurs ? accepted(letter) : new Acceptance.Known(letter.entry());
        });
    }

    @Override
    public JournalEntry move(Lease lease, Transition... steps) {
        Instant now = clock.instant();
        UUID last = Transition.lastOf(steps).id();
        Letter written = database.transaction(connection -> {
            Optional<Letter> remembered = recent.take(lease);
            Optional<Letter> found = remembered.isPresent() ? remembered : letters.find(connection, lease.messageId());
            if (found.isPresent() && last.equals(found.get().lastStep())) {
                return found.get();
            }
            Letter letter = held(found, lease);
            List<JournalEvent> history = new ArrayList<>();
            try {
                letter = moved(letter, now, history, steps);
            } catch (IllegalTransitionException e) {
                if (remembered.isPresent()) {
                    throw new Database.Conflict();
                }
                throw e;
            }
            if (letter.entry().state().endsContent()) {
                contents.delete(connection, lease.messageId());
                letter = letter.with(letter.entry().purged(now));
            }
            return write(connection, letter, history);
        });
        recent.remember(written);
        return written.entry();
    }

    private Letter write(Connection connection, Letter letter, List<JournalEvent> history) throws SQLException {
        Letter written = letters.update(connection, letter);
        for (JournalEvent event : history) {
            events.insert(connection, event);
        }
        return written;
    }

    @Override
    public JournalEntry report(UUID messageId, Transition transition) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Letter letter = letters.known(connection, messageId);
            if (ReportRules.isKnown(letter.entry(), transition.target())) {
                return letter.entry();
            }
            ReportRules.check(letter.entry(), transition.target());
            return write(connection, letter, transition, now, null).entry();
        });
    }

    /** Writes a step of a letter that was read in the same transaction. */
    Letter write(Connection connection, Letter letter, Transition step, Instant now, String person)
            throws SQLException {
        Letter moved = letter.moved(step, now);
        return write(connection, moved, List.of(moved.entry().event(now, node, person, step.detail())));
    }

    @Override
    public List<Work> take(Set<OrganizationNumber> senders, int max, Duration leaseTime) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            List<Letter> due = letters.lockDue(connection, senders, now, max);
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
            Optional<Letter> letter = letters.find(connection, messageId)
                    .filter(one -> one.entry().isFree(now));
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
            Letter letter = held(letters.find(connection, lease.messageId()), lease);
            Letter renewed = letter.with(letter.entry().renewed(until));
            letters.update(connection, renewed);
            return lease(renewed);
        });
    }

    @Override
    public boolean release(Lease lease, Instant nextAttemptAt) {
        return database.transaction(connection -> {
            Optional<Letter> letter =
                    letters.find(connection, lease.messageId()).filter(one -> one.token() == lease.token());
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
            Letter letter = held(letters.find(connection, lease.messageId()), lease);
            Letter printing = letter.with(letter.entry().printing(file.sha256()));
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
    public int purge(Instant concludedBefore, Instant handedOverBefore, Instant retentionBefore, int max) {
        Predicate<JournalEntry> isOver = entry -> entry.isPurgeable(concludedBefore, handedOverBefore, retentionBefore);
        List<UUID> over = database.read(
                connection -> letters.purgeable(connection, concludedBefore, handedOverBefore, retentionBefore, max));
        int purged = 0;
        for (int i = 0; i < over.size(); i += PURGED_AT_ONCE) {
            List<UUID> some = over.subList(i, Math.min(over.size(), i + PURGED_AT_ONCE));
            purged += database.transaction(connection -> purge(connection, some, isOver));
        }
        outcomes.distribute();
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

    @Override
    public void purge(UUID messageId) {
        database.transaction(connection -> {
            Letter letter = letters.find(connection, messageId).orElseThrow(() -> AttentionRules.unknown(messageId));
            AttentionRules.checkHasEnded(letter.entry());
            if (letter.entry().purgedAt() == null) {
                purge(connection, letter);
            }
            return null;
        });
    }

    private void purge(Connection connection, Letter letter) throws SQLException {
        contents.delete(connection, letter.entry().messageId());
        letters.update(connection, letter.with(letter.entry().purged(clock.instant())));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    String node() {
        return node;
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
    public Batches batches() {
        return batches;
    }

    @Override
    public OutcomeFeed outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        // Connections are held only as long as a transaction runs.
    }

    private Letter leased(Letter letter, Instant until) {
        return letter.withNextToken().with(letter.entry().leased(node, until));
    }

    private static Lease lease(Letter letter) {
        JournalEntry entry = letter.entry();
        return new Lease(entry.messageId(), entry.node(), letter.token(), entry.nextAttemptAt());
    }

    static Letter held(Optional<Letter> letter, Lease lease) {
        return letter.filter(one -> one.token() == lease.token()).orElseThrow(() -> new LeaseLostException(lease));
    }
}
