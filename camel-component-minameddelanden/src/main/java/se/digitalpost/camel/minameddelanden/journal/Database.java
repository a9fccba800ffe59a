package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.digitalpost.camel.minameddelanden.message.JournalUnavailableException;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/** Runs transactions. What another transaction was in the way of is run again; everything else that fails makes the journal unavailable. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int TRIES = 10;
    /** SQLSTATE classes whose texts quote values: data exceptions and broken constraints. */
    private static final Set<String> QUOTING = Set.of("22", "23");

    private final DataSource dataSource;
    private final Dialect dialect;
    private final boolean setsIsolation;

    /** What is done in a transaction. Run again it does the same. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Somebody else was faster. */
    static final class Conflict extends SQLException {
        private static final long serialVersionUID = 1L;

        Conflict() {
            super("The row was written by another transaction", "40001");
        }
    }

    /** Nobody knows whether the database has committed. */
    private static final class Unanswered extends SQLException {
        private static final long serialVersionUID = 1L;

        Unanswered(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
        }
    }

    private Database(DataSource dataSource, Dialect dialect, boolean setsIsolation) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.setsIsolation = setsIsolation;
    }

    /**
     * @param dialect the database's, or null where it is to be found out
     * @throws JournalUnavailableException where the database can't be reached
     * @throws IllegalStateException where it is not known, or would lose what it has committed
     */
    static Database open(DataSource dataSource, Dialect dialect) {
        try (Connection connection = dataSource.getConnection()) {
            Dialect known = dialect != null ? dialect : Dialect.of(connection);
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            known.ensureDurability(connection);
            boolean readCommitted = connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
            return new Database(dataSource, known, !readCommitted);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Runs all of it or nothing of it. */
    <T> T transaction(Work<T> work) {
        return repeated(connection -> {
            dialect.prepare(connection);
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.run(connection);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
            commit(connection);
            return result;
        });
    }

    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            rollBack(connection, e);
            throw dialect.isConflict(e) ? e : new Unanswered(e);
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** Runs statements that only read, each by itself. */
    <T> T read(Work<T> work) {
        return repeated(work);
    }

    /**
     * An interrupt waits until the work is done: a pool gives no connection to an interrupted thread, and H2 loses its file for all threads when it
     * reads or writes on one.
     */
    private <T> T repeated(Work<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return repeatedly(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T repeatedly(Work<T> work) {
        for (int i = 1; ; i++) {
            try (Connection connection = dataSource.getConnection()) {
                return run(work, connection);
            } catch (SQLException e) {
                if (i == TRIES || !(e instanceof Conflict || dialect.isConflict(e))) {
                    throw unavailable(e);
                }
                LOG.debug("Another transaction was in the way: try {} failed", i);
            }
        }
    }

    private <T> T run(Work<T> work, Connection connection) throws SQLException {
        try {
            if (setsIsolation) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            return work.run(connection);
        } catch (SQLException e) {
            if (dialect.isOfNoUse(e)) {
                closeForGood(connection);
            }
            throw e;
        }
    }

    /** Closes what a pool would keep: it finds it closed then, and makes another one. */
    private static void closeForGood(Connection connection) {
        try {
            connection.unwrap(Connection.class).close();
        } catch (SQLException e) {
            LOG.debug("A connection of no use couldn't be closed", told(e));
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(told(e));
        }
    }

    static JournalUnavailableException unavailable(SQLException e) {
        SQLException told = told(e);
        return new JournalUnavailableException(
                "The journal is not available: " + told.getMessage(), e instanceof Unanswered, told);
    }

    /** The exception without what it may quote of a letter. */
    private static SQLException told(SQLException e) {
        String state = e.getSQLState();
        boolean quotes = state == null || state.length() < 2 || QUOTING.contains(state.substring(0, 2));
        String text = quotes ? e.getClass().getSimpleName() : MaskedText.of(e.getMessage());
        SQLException told = new SQLException(
                text + " (SQLSTATE " + state + ", code " + e.getErrorCode() + ")", state, e.getErrorCode());
        told.setStackTrace(e.getStackTrace());
        return told;
    }
}
