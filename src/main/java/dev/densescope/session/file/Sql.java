package dev.densescope.session.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The few things asked of a connection. Confined to one thread. */
final class Sql {
    /** Makes a value of the row a result stands at. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement without values. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement with values for its question marks; a value that is not a number is stored as NULL. */
    void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    <T> List<T> all(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** A number that is NULL in the file where it is none. */
    static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** Whether a result has a column: files of older versions lack some. */
    static boolean hasColumn(ResultSet row, String name) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnName(column).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The rows of a table; none if there is no such table, as in files of older versions. */
    <T> List<T> ofTable(String table, String order, RowReader<T> reader) throws SQLException {
        boolean exists = !all("SELECT 1 FROM sqlite_master WHERE name = '" + table + "'", row -> 1)
                .isEmpty();
        return exists ? all("SELECT * FROM " + table + " ORDER BY " + order, reader) : List.of();
    }

    /** The only row. */
    <T> T one(String sql, RowReader<T> reader) throws SQLException {
        List<T> all = all(sql, reader);
        if (all.size() != 1) {
            throw new SQLException("%d rows instead of 1: %s".formatted(all.size(), sql));
        }
        return all.get(0);
    }
}
