package se.digitalpost.camel.minameddelanden.journal;

import java.time.Clock;

/** A place that journals are kept in, with nothing in it yet. Each test has one of its own. */
public interface JournalStore extends AutoCloseable {

    /** A node's journal on this store. */
    Journal journal(String node, Clock clock);

    @Override
    void close() throws Exception;

    /** The kinds of stores that every journal's tests are run with. */
    enum Kind {
        MEMORY {
            @Override
            public JournalStore open() {
                return new MemoryStore();
            }
        },
        H2_MEMORY {
            @Override
            public JournalStore open() {
                return DatabaseStore.h2InMemory();
            }
        },
        H2_FILE {
            @Override
            public JournalStore open() throws Exception {
                return DatabaseStore.h2InAFile();
            }
        },
        POSTGRESQL {
            @Override
            public JournalStore open() throws Exception {
                return DatabaseStore.postgresql();
            }
        };

        /** Skips the test where there is no such store here. */
        public abstract JournalStore open() throws Exception;
    }
}

/** The journal that lies in memory has one node. */
final class MemoryStore implements JournalStore {

    private Journal only;

    @Override
    public Journal journal(String node, Clock clock) {
        only = only == null ? new InMemoryJournal(node, clock, 1000) : only;
        return only;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
