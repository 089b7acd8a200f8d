package dev.densescope.session.file.table;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.language.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConnection;

/**
 * Reads the tables of a run file. A file with anything else than ordinary tables of {@link RunTables} is refused before
 * anything is read, since views and virtual tables could compute without end. Confined to one thread.
 */
public final class RunTablesReader {
    /** Indices that SQLite creates for keys that are not row numbers. */
    private static final String OWN_INDEX = "sqlite_autoindex_";

    private static final int ROW_BYTES = 96;

    private final SQLiteConnection connection;
    private final ReadingLimits limits;
    private final Set<String> tables = new HashSet<>();

    /** Converts a row to a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /**
     * Checks the schema of the file.
     *
     * @throws CorruptRunFileException if it contains anything else, or lacks a table
     */
    public RunTablesReader(SQLiteConnection connection, ReadingLimits limits) throws SQLException {
        this.connection = connection;
        this.limits = limits;
        query("SELECT type, name, tbl_name, sql FROM sqlite_master", this::admit);
        for (RunTables.Table table : RunTables.ALL) {
            require(table.isOptional() || tables.contains(table.name()), "a table is missing");
        }
        String check =
                query("PRAGMA quick_check(1)", row -> row.text("quick_check")).get(0);
        require(check.equals("ok"), "its pages are inconsistent");
    }

    private String admit(Row row) throws SQLException {
        String name = row.text("name");
        String type = row.text("type");
        if (type.equals("index")) {
            require(
                    name.startsWith(OWN_INDEX + row.text("tbl_name")) && !row.isPresent("sql"),
                    "it has an unknown index");
            return name;
        }
        require(type.equals("table") && row.isPresent("sql"), "it contains more than tables");
        String statement = row.text("sql");
        boolean known =
                RunTables.ALL.stream().anyMatch(table -> table.name().equals(name) && table.isMadeBy(statement));
        require(known, "it contains an unknown table");
        require(tables.add(name), "it contains a table twice");
        return name;
    }

    /** All rows of a table, sorted by a column; none if files of this version have no such table. */
    public <T> List<T> all(String table, String order, RowReader<T> reader) throws SQLException {
        return tables.contains(table)
                ? query("SELECT * FROM %s ORDER BY %s".formatted(table, order), reader)
                : List.of();
    }

    /** All rows of a table with a maximum number of rows, sorted by a column. */
    public <T> List<T> few(String table, String order, int max, RowReader<T> reader) throws SQLException {
        List<T> rows = tables.contains(table)
                ? query("SELECT * FROM %s ORDER BY %s LIMIT %d".formatted(table, order, max + 1L), reader)
                : List.of();
        require(rows.size() <= max, () -> Text.of("table %s has more than %d rows", table, max));
        return rows;
    }

    /** The row of a table with the largest value of a column; empty without rows. */
    public <T> Optional<T> last(String table, String order, RowReader<T> reader) throws SQLException {
        return query("SELECT * FROM %s ORDER BY %s DESC LIMIT 1".formatted(table, order), reader).stream()
                .findFirst();
    }

    /** The row of a table with a value of a column; empty if there is none. */
    public <T> Optional<T> where(String table, String column, int value, RowReader<T> reader) throws SQLException {
        return query("SELECT * FROM %s WHERE %s = %d LIMIT 1".formatted(table, column, value), reader).stream()
                .findFirst();
    }

    /** The only row of a table. */
    public <T> T one(String table, RowReader<T> reader) throws SQLException {
        return atMostOne(table, reader)
                .orElseThrow(() -> new CorruptRunFileException(Text.of("table %s has no row", table)));
    }

    /** The row of a table that has at most one. */
    public <T> Optional<T> atMostOne(String table, RowReader<T> reader) throws SQLException {
        List<T> rows = tables.contains(table) ? query("SELECT * FROM %s LIMIT 2".formatted(table), reader) : List.of();
        require(rows.size() <= 1, () -> Text.of("table %s has more than one row", table));
        return rows.stream().findFirst();
    }

    /** Allows rows as long as those of traces. */
    public void allowTraces(int operations, int tensors) throws SQLException {
        ReadingLimits.allowTraces(connection, operations, tensors);
    }

    private <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        limits.requireWanted();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            Row row = new Row(rows, limits);
            while (rows.next()) {
                limits.kept(ROW_BYTES);
                all.add(reader.read(row));
            }
            return all;
        }
    }
}
