package se.digitalpost.camel.minameddelanden.journal;

import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;

/** What a journal in a database needs to know before it is opened. Not safe for use by several threads. */
public final class JdbcJournalBuilder {

    private final DataSource dataSource;
    private String node;
    private ContentKeys keys;
    private Clock clock;
    private Dialect dialect;
    private SchemaUpdate schemaUpdate = SchemaUpdate.AUTOMATIC;

    JdbcJournalBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * @param id what this node is called in leases and history; different from the other nodes'
     * @return this
     */
    public JdbcJournalBuilder node(String id) {
        this.node = id;
        return this;
    }

    /**
     * @param contentKeys what content and recipients are encrypted with; {@link ContentKeys#plaintext()} where they aren't to be
     * @return this
     */
    public JdbcJournalBuilder keys(ContentKeys contentKeys) {
        this.keys = contentKeys;
        return this;
    }

    /**
     * @param time the clock, which all nodes must have in common; the database's where none is given
     * @return this
     */
    public JdbcJournalBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /**
     * @param databaseDialect the database's dialect, where it is neither H2 nor PostgreSQL
     * @return this
     */
    public JdbcJournalBuilder dialect(Dialect databaseDialect) {
        this.dialect = databaseDialect;
        return this;
    }

    /**
     * @param update how the tables are made and updated; {@link SchemaUpdate#AUTOMATIC} where nothing is said
     * @return this
     */
    public JdbcJournalBuilder schemaUpdate(SchemaUpdate update) {
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
        Clock journalClock = clock != null ? clock : new DatabaseClock(database);
        return new JdbcJournal(node, journalClock, new Vault(keys), database);
    }
}
