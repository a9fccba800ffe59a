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

import se.digitalpost.camel.minameddelanden.journal.LetterTable.Letter;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Who works on a letter: letters are taken, and leases held for longer and given back. */
final class JdbcLeases {

    private final JdbcJournal journal;
    private final Database database;
    private final LetterTable letters;
    private final Arrivals arrivals;

    JdbcLeases(JdbcJournal journal, Database database, LetterTable letters, Arrivals arrivals) {
        this.journal = journal;
        this.database = database;
        this.letters = letters;
        this.arrivals = arrivals;
    }

    List<Work> take(Set<OrganizationNumber> senders, int max, Duration leaseTime) {
        Instant now = journal.now();
        arrivals.settleEnded();
        while (true) {
            List<Work> work = new ArrayList<>();
            int settled = database.transaction(connection -> {
                work.clear();
                int some = arrivals.settleDue(connection, now);
                for (Letter letter : letters.lockDue(connection, senders, now, max)) {
                    work.add(take(connection, letter, now, leaseTime));
                }
                return some;
            });
            if (!work.isEmpty() || settled < Arrivals.AT_ONCE) {
                return work;
            }
        }
    }

    Optional<Work> take(UUID messageId, Duration leaseTime) {
        Instant now = journal.now();
        return database.transaction(connection -> {
            Optional<Letter> letter = journal.find(connection, messageId)
                    .filter(one -> one.entry().isFree(now));
            return letter.isEmpty() ? Optional.empty() : Optional.of(take(connection, letter.get(), now, leaseTime));
        });
    }

    private Work take(Connection connection, Letter letter, Instant now, Duration leaseTime) throws SQLException {
        Letter known = letter.entry().state() == JournalState.DELIVERING
                ? journal.write(connection, letter, InMemoryJournal.leftWhilePosted(), now, null)
                : letter;
        Letter taken = leased(known, now.plus(leaseTime));
        letters.update(connection, taken);
        return new Work(taken.entry(), lease(taken));
    }

    Lease renew(Lease lease, Duration leaseTime) {
        Instant until = journal.now().plus(leaseTime);
        return database.transaction(connection -> {
            Letter letter = held(journal.find(connection, lease.messageId()), lease);
            Letter renewed = letter.with(letter.entry().renewed(until));
            letters.update(connection, renewed);
            return lease(renewed);
        });
    }

    boolean release(Lease lease, Instant nextAttemptAt) {
        return database.transaction(connection -> {
            Optional<Letter> letter =
                    journal.find(connection, lease.messageId()).filter(one -> one.token() == lease.token());
            if (letter.isEmpty()) {
                return false;
            }
            letters.update(
                    connection,
                    letter.get().with(letter.get().entry().free(nextAttemptAt)).withNextToken());
            return true;
        });
    }

    Letter leased(Letter letter, Instant until) {
        return letter.withNextToken().with(letter.entry().leased(journal.node(), until));
    }

    static Lease lease(Letter letter) {
        JournalEntry entry = letter.entry();
        return new Lease(entry.messageId(), entry.node(), letter.token(), entry.nextAttemptAt());
    }

    static Letter held(Optional<Letter> letter, Lease lease) {
        return letter.filter(one -> one.token() == lease.token()).orElseThrow(() -> new LeaseLostException(lease));
    }
}
