package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What one database does in its own way. H2 and PostgreSQL are known; for another one make a subclass and give it to
 * {@link JdbcJournalBuilder#dialect}. Safe for use by several threads.
 */
public abstract class Dialect {

    /** What is due, from the epoch until now. H2's index begins with what is never due, and without the epoch H2 reads all of that. */
    static final String DUE = "due_at BETWEEN ? AND ?";

    private final String name;

    /**
     * @param name the database's name in lower case: its schema is {@code db/minameddelanden/<name>/V1__journal.sql} on the class path
     */
    protected Dialect(String name) {
        this.name = name;
    }

    /** @return the database's name, which is the name of the folder with its schema */
    public final String name() {
        return name;
    }

    /**
     * A query of rows that no other transaction has locked, which locks what it finds.
     *
     * @param columns what is selected
     * @param table the table
     * @param condition what holds for the rows
     * @param order the column whose lowest values come first; null where the order doesn't matter
     * @param index the index on this column, or null
     * @return the query, with a parameter for how many at most behind those of the condition
     */
    protected abstract String lock(String columns, String table, String condition, String order, String index);

    /**
     * An insert that leaves out what is there already by its primary key, where the database can say that; else the insert as it is, which
     * then fails.
     *
     * @param insert an insert
     * @return the insert to execute
     */
    protected String insertIfAbsent(String insert) {
        return insert;
    }

    /**
     * Whether a letter's rows are first kept together as one, and brought to the tables where they belong together with those of other letters. That is
     * for a database that writes whole pages again for each row; its schema then has the table {@code mm_arrival}, and {@code mm_content} doesn't
     * refer to {@code mm_message}. The tables are complete whenever the journal reads them; who reads them with SQL may find the
     * last letters there only after the journal was asked for something else.
     *
     * @return false
     */
    protected boolean hasArrivals() {
        return false;
    }

    /**
     * @param e an exception of the database
     * @return whether another transaction was in the way, so that the same transaction may simply be tried again
     */
    protected boolean isConflict(SQLException e) {
        return "40001".equals(e.getSQLState());
    }

    /**
     * Makes other nodes wait that update the tables at the same time, until the transaction ends. Where the database can't do that, its
     * scripts must not mind being run at once.
     *
     * @param connection in a transaction
     * @throws SQLException where the database can't be asked
     */
    protected void lockSchema(Connection connection) throws SQLException {
        // The scripts only make what isn't there.
    }

    /**
     * Looks whether the database keeps what it has committed, and makes it do so where that can be.
     *
     * @param connection in auto-commit mode
     * @throws SQLException where the database can't be asked
     * @throws IllegalStateException where it doesn't, and what to do
     */
    protected void ensureDurability(Connection connection) throws SQLException {
        // Databases do by default.
    }

    /**
     * @param e an exception of the database
     * @return whether its connection will never work again, where a connection pool doesn't see that by itself
     */
    protected boolean isOfNoUse(SQLException e) {
        return false;
    }

    /**
     * Makes a connection keep what it is about to commit, where that isn't said once for all.
     *
     * @param connection in auto-commit mode, before each transaction
     * @throws SQLException where the database can't be told
     */
    protected void prepare(Connection connection) throws SQLException {
        // Databases do by default.
    }

    /** A row with this key is there already: a broken integrity constraint, and an insert's only one is its primary key. */
    static boolean isDuplicate(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** The dialect of a known database. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> new H2Dialect();
            case "PostgreSQL" -> new PostgresqlDialect();
            default ->
                throw new IllegalStateException(
                        "The journal knows H2 and PostgreSQL: for " + product + " give it a Dialect");
        };
    }
}
