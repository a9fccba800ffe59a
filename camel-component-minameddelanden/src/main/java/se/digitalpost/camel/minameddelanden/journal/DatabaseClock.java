package se.digitalpost.camel.minameddelanden.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;

/**
 * The database's clock. It is asked once a minute; in between the JVM's own counter goes on from there, which no setting of the node's clock
 * disturbs. Must not be asked within a transaction: it may need a connection of its own.
 */
final class DatabaseClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    private final Database database;
    private volatile Reading reading;

    private record Reading(Instant time, long counter) {}

    DatabaseClock(Database database) {
        this.database = database;
        this.reading = read();
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        if (System.nanoTime() - last.counter() > PERIOD) {
            last = readAgain(last);
        }
        return last.time().plusNanos(System.nanoTime() - last.counter());
    }

    private synchronized Reading readAgain(Reading last) {
        if (reading == last) {
            try {
                reading = read();
            } catch (JournalUnavailableException e) {
                LOG.debug("The database doesn't tell the time: the last one is counted on from", e);
            }
        }
        return reading;
    }

    private Reading read() {
        return database.read(connection -> {
            long before = System.nanoTime();
            Instant time = Sql.first(connection, "SELECT CURRENT_TIMESTAMP", DatabaseClock::time)
                    .orElseThrow();
            return new Reading(time, before + (System.nanoTime() - before) / 2);
        });
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The journal's clock has no other zone");
    }
}
