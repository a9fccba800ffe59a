package se.digitalpost.camel.minameddelanden;

import java.time.Duration;
import java.util.Map;

import se.digitalpost.camel.minameddelanden.journal.JournalRecords;
import se.digitalpost.camel.minameddelanden.journal.JournalState;

/** How many letters are in each state. Counting reads the whole table, and whoever watches asks often: so it is done every ten seconds at most. */
final class JournalCounts {

    private static final long MAX_AGE = Duration.ofSeconds(10).toNanos();

    private final JournalRecords records;
    private Map<JournalState, Long> counts;
    private long countedAt;

    JournalCounts(JournalRecords records) {
        this.records = records;
    }

    synchronized Map<JournalState, Long> now() {
        if (counts == null || System.nanoTime() - countedAt > MAX_AGE) {
            counts = records.counts();
            countedAt = System.nanoTime();
        }
        return counts;
    }
}
