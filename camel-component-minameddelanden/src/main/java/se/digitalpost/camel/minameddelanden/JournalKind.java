package se.digitalpost.camel.minameddelanden;

/** Where accepted messages are kept. */
public enum JournalKind {
    /** Nowhere: what is known of a message is gone with its exchange. */
    NONE,
    /** In memory: until the process ends. For tests, and for those who want idempotency and nothing more. */
    MEMORY,
    /** In a database: H2 or PostgreSQL. */
    JDBC
}
