package se.digitalpost.camel.minameddelanden.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

/** Prepared statements, with values as the journal has them. */
final class Sql {

    private Sql() {}

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** @return for each row how many were changed */
    static int[] batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> list = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(row.read(rows));
                }
            }
            return list;
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        return list(connection, sql, row, values).stream().findFirst();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, value(values[i]));
        }
    }

    private static Object value(Object value) {
        Object simple = simple(value);
        return simple instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : simple;
    }

    /** A value as the types that every row is made of. */
    static Object simple(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof OrganizationNumber number) {
            return number.value();
        }
        return value;
    }
}
