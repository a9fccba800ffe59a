package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.BatchRules.Collected;
import se.digitalpost.camel.minameddelanden.journal.BatchTables.Row;
import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** Batches in two tables: {@code mm_batch}, and {@code mm_batch_letter} for what was collected, with its place once its batch is closed. */
final class JdbcBatches implements Batches {

    private final JdbcJournal journal;
    private final Database database;
    private final LetterTable letters;
    private final BatchTables tables;

    JdbcBatches(JdbcJournal journal, Database database, LetterTable letters, BatchTables tables) {
        this.journal = journal;
        this.database = database;
        this.letters = letters;
        this.tables = tables;
    }

    @Override
    public JournalEntry collect(Lease lease, Transition step, String queue, String folder) {
        BatchRules.check(queue, folder);
        BatchRules.collects(step);
        long bytes = journal.printFile(lease.messageId())
                .map(file -> file.pdf().size())
                .orElseThrow(() -> new IllegalTransitionException(
                        lease.messageId(), "A letter is collected when its print file is stored"));
        Instant now = journal.now();
        return database.transaction(connection -> {
            Optional<Letter> found = journal.find(connection, lease.messageId());
            if (found.isPresent() && step.id().equals(found.get().lastStep())) {
                return found.get().entry();
            }
            Letter moved = journal.write(connection, JdbcLeases.held(found, lease), step, now, null);
            tables.collect(connection, moved.entry(), queue, folder, bytes);
            return moved.entry();
        });
    }

    @Override
    public List<Batch> close(String queue, String profile, BatchLimits limits) {
        List<WaitingLetters> waiting = database.read(connection -> tables.waiting(connection, queue));
        List<Batch> closed = new ArrayList<>();
        for (WaitingLetters folder : waiting) {
            Optional<Batch> batch = folder.isDue(limits) ? closeOne(folder, profile, limits) : Optional.empty();
            while (batch.isPresent()) {
                closed.add(batch.get());
                batch = closeOne(folder, profile, limits);
            }
        }
        return closed;
    }

    private Optional<Batch> closeOne(WaitingLetters folder, String profile, BatchLimits limits) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            tables.lock(connection);
            List<Collected> waiting = tables.next(connection, folder.queue(), folder.folder(), limits.letters());
            List<Collected> taken = waiting.subList(0, BatchRules.take(waiting, limits));
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            Batch batch = Batch.closed(
                    BatchRules.name(folder.queue(), folder.folder(), taken, now),
                    folder.queue(),
                    folder.folder(),
                    profile,
                    taken.size(),
                    taken.stream().mapToLong(Collected::bytes).sum(),
                    now);
            tables.insert(connection, batch, taken);
            return Optional.of(batch);
        });
    }

    @Override
    public Optional<BatchWork> take(Set<String> queues, Duration leaseTime) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Optional<Row> due = tables.lockDue(connection, queues, now);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Instant until = now.plus(leaseTime);
            long token = due.get().token() + 1;
            Batch leased = due.get().batch().leased(journal.node(), until);
            tables.update(connection, due.get(), leased, token);
            return Optional.of(new BatchWork(leased, new BatchLease(leased.name(), journal.node(), token, until)));
        });
    }

    @Override
    public BatchLease renew(BatchLease lease, Duration leaseTime) {
        Instant until = journal.now().plus(leaseTime);
        database.transaction(connection -> {
            Row row = held(connection, lease);
            tables.update(connection, row, row.batch().renewed(until), row.token());
            return null;
        });
        return new BatchLease(lease.batch(), lease.node(), lease.token(), until);
    }

    @Override
    public boolean release(BatchLease lease, Instant nextAttemptAt, String detail) {
        return database.transaction(connection -> {
            Optional<Row> row = tables.find(connection, lease.batch()).filter(one -> one.token() == lease.token());
            if (row.isEmpty()) {
                return false;
            }
            Batch free = row.get().batch().free(nextAttemptAt, MaskedText.of(detail));
            tables.update(connection, row.get(), free, row.get().token() + 1);
            return true;
        });
    }

    @Override
    public List<UUID> letters(String batch, int after, int max) {
        return database.read(connection -> tables.letters(connection, batch, after, max));
    }

    @Override
    public Batch handedOver(BatchLease lease) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Row row = held(connection, lease);
            if (row.batch().state() == BatchState.HANDED_OVER) {
                return row.batch();
            }
            Batch taken = row.batch().taken(now);
            tables.update(connection, row, taken, row.token());
            return taken;
        });
    }

    @Override
    public int conclude(BatchLease lease, int max) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Row row = held(connection, lease);
            BatchRules.concludes(row.batch());
            List<UUID> some = tables.notConcluded(connection, lease.batch(), max);
            for (UUID messageId : some) {
                Letter letter = letters.known(connection, messageId);
                journal.write(connection, letter, BatchRules.handedOver(row.batch()), now, null);
            }
            if (some.size() < max) {
                tables.update(connection, row, row.batch().ended(BatchState.HANDED_OVER), row.token() + 1);
            }
            return some.size();
        });
    }

    @Override
    public Batch dissolve(BatchLease lease, UUID messageId, Transition step) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Row row = held(connection, lease);
            BatchRules.dissolves(row.batch());
            tables.lock(connection);
            if (!tables.dissolve(connection, lease.batch(), messageId)) {
                throw BatchRules.notInIt(lease.batch(), messageId);
            }
            journal.write(connection, letters.known(connection, messageId), step, now, null);
            Batch dissolved = row.batch().ended(BatchState.DISSOLVED);
            tables.update(connection, row, dissolved, row.token() + 1);
            return dissolved;
        });
    }

    @Override
    public Optional<Batch> find(String name) {
        return database.read(connection -> tables.find(connection, name).map(Row::batch));
    }

    @Override
    public List<Batch> list(int page, int limit) {
        JournalPage.check(page, limit);
        return database.read(connection -> tables.list(connection, page, limit));
    }

    @Override
    public List<WaitingLetters> waiting() {
        return database.read(tables::waiting);
    }

    private Row held(Connection connection, BatchLease lease) throws SQLException {
        return tables.find(connection, lease.batch())
                .filter(row -> row.token() == lease.token())
                .orElseThrow(() -> new LeaseLostException(lease));
    }
}
