package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests of journals in databases have in common: they look into the database, too. */
abstract class DatabaseContract extends JournalContract {

    DatabaseStore database() {
        return (DatabaseStore) store;
    }

    /** What was written last is where it belongs when the journal was asked for something else. */
    void settle() {
        journal.records().counts();
    }

    int execute(String sql) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    long count(String table) throws SQLException {
        return number("SELECT COUNT(*) FROM " + table);
    }

    long number(String query) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
