package se.digitalpost.camel.minameddelanden.journal;

import java.time.Clock;

/** A place that journals are kept in, with nothing in it yet. Each test has one of its own. */
interface JournalStore extends AutoCloseable {

    /** A node's journal on this store. */
    Journal journal(String node, Clock clock);

    @Override
    void close() throws Exception;

    /** The kinds of stores that every journal test is run with. */
    enum Kind {
        MEMORY {
            @Override
            JournalStore open() {
                return new JournalStore() {
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
                };
            }
        };

        abstract JournalStore open() throws Exception;

        /** Whether several nodes can share it. */
        boolean isShared() {
            return this != MEMORY;
        }
    }
}
