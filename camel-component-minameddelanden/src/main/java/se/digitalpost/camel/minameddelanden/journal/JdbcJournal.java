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
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.journal.RecentLetters.Recent;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
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

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJournal.class);

    private final String node;
    private final Clock clock;
    private final Database database;
    private final LetterTable letters;
    private final RecentLetters recent = new RecentLetters();
    private final EventTable events;
    private final ContentTable contents;
    private final StoredDocuments documents;
    private final Arrivals arrivals;
    private final JdbcLeases leases;
    private final JdbcPurge purge;
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
        this.arrivals = new Arrivals(database, letters, events);
        this.leases = new JdbcLeases(this, database, letters, arrivals);
        this.purge = new JdbcPurge(this, database, letters, contents, arrivals);
        this.records = new JdbcRecords(database, letters, events, arrivals, vault);
        BatchTables batchTables = new BatchTables(database.dialect());
        this.batches = new JdbcBatches(this, database, letters, batchTables);
        this.attention = new JdbcAttention(this, database, letters, events, contents, arrivals, batchTables);
        this.outcomes = new JdbcOutcomes(database, events, arrivals, clock);
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
        Letter accepted = leaseTime.isZero() ? fresh : leases.leased(fresh, now.plus(leaseTime));
        List<JournalEvent> history = new ArrayList<>();
        history.add(accepted.entry().event(now, node, null, null));
        Letter letter = moved(accepted, now, history, steps);
        Object[] row = letters.values(letter, fingerprint.value());
        Arrivals.Rows rows = new Arrivals.Rows(row, events.values(history));
        arrivals.makeRoom();
        boolean isNew = database.transaction(connection -> insert(connection, letter, rows, message, fingerprint));
        if (!isNew) {
            return known(letter, fingerprint);
        }
        recent.remember(new Recent(letter, arrivals.areUsed() ? rows : null));
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
        return new Acceptance.Accepted(letter.entry(), letter.entry().node() == null ? null : JdbcLeases.lease(letter));
    }

    private boolean insert(
            Connection connection, Letter letter, Arrivals.Rows rows, Message message, Fingerprint fingerprint)
            throws SQLException {
        try {
            boolean isNew = arrivals.areUsed()
                    ? arrivals.insert(connection, letter, rows)
                    : letters.insert(connection, rows.letter());
            if (!isNew) {
                return false;
            }
        } catch (SQLException e) {
            if (!Dialect.isDuplicate(e)) {
                throw e;
            }
            return false;
        }
        documents.insert(connection, message, fingerprint);
        if (!arrivals.areUsed()) {
            events.insert(connection, rows.history());
        }
        return true;
    }

    /** @param tried the letter as it was to be stored: where it has its last step and its lease, it was stored by an earlier call */
    private Acceptance known(Letter tried, Fingerprint fingerprint) {
        UUID messageId = tried.entry().messageId();
        arrivals.settle(messageId);
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
        Recent written = database.transaction(connection -> {
            Optional<Recent> remembered = recent.take(lease);
            Optional<Letter> found =
                    remembered.isPresent() ? remembered.map(Recent::letter) : find(connection, lease.messageId());
            if (found.isPresent() && last.equals(found.get().lastStep())) {
                return remembered.orElseGet(() -> new Recent(found.get(), null));
            }
            Letter letter = JdbcLeases.held(found, lease);
            List<JournalEvent> history = new ArrayList<>();
            try {
                letter = moved(letter, now, history, steps);
            } catch (IllegalTransitionException e) {
                if (remembered.isPresent()) {
                    throw new Database.Conflict();
                }
                throw e;
            }
            boolean ends = letter.entry().state().endsContent();
            if (ends) {
                contents.delete(connection, lease.messageId());
                letter = letter.with(letter.entry().purged(now));
            }
            Arrivals.Rows arrival = remembered.map(Recent::arrival).orElse(null);
            if (arrival != null && ends) {
                return ended(connection, letter, arrival, history);
            }
            if (arrival != null) {
                arrivals.settle(connection, lease.messageId());
            }
            return new Recent(write(connection, letter, history), null);
        });
        recent.remember(written);
        return written.letter().entry();
    }

    /** Nothing more is to be done with the letter: so it needn't be settled first. */
    private Recent ended(Connection connection, Letter letter, Arrivals.Rows arrival, List<JournalEvent> history)
            throws SQLException {
        List<Object[]> all = new ArrayList<>(arrival.history());
        all.addAll(events.values(history));
        Arrivals.Rows rows = new Arrivals.Rows(letters.values(arrival.letter(), letter.written()), all);
        return new Recent(arrivals.update(connection, letter, rows), rows);
    }

    /** The letter, in a transaction. */
    Optional<Letter> find(Connection connection, UUID messageId) throws SQLException {
        arrivals.settle(connection, messageId);
        return letters.find(connection, messageId);
    }

    private Letter write(Connection connection, Letter letter, List<JournalEvent> history) throws SQLException {
        Letter written = letters.update(connection, letter);
        events.insert(connection, events.values(history));
        return written;
    }

    @Override
    public JournalEntry report(UUID messageId, Transition transition) {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Letter letter = find(connection, messageId).orElseThrow(() -> LetterTable.unknown(messageId));
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
        return leases.take(senders, max, leaseTime);
    }

    @Override
    public Optional<Work> take(UUID messageId, Duration leaseTime) {
        return leases.take(messageId, leaseTime);
    }

    @Override
    public Lease renew(Lease lease, Duration leaseTime) {
        return leases.renew(lease, leaseTime);
    }

    @Override
    public boolean release(Lease lease, Instant nextAttemptAt) {
        return leases.release(lease, nextAttemptAt);
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
            Letter letter = JdbcLeases.held(find(connection, lease.messageId()), lease);
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
        int purged = purge.all(concludedBefore, handedOverBefore, retentionBefore, max);
        outcomes.distribute();
        return purged;
    }

    @Override
    public void purge(UUID messageId) {
        purge.one(messageId);
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

    /** Connections are held only as long as a transaction runs. */
    @Override
    public void close() {
        try {
            arrivals.settle();
        } catch (JournalUnavailableException e) {
            LOG.debug("The next node settles what has arrived. {}", e.getMessage());
        }
    }
}
