package dev.densescope.session.file;

import dev.densescope.file.write.NameClaim;
import dev.densescope.session.file.table.ReadingLimits;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.file.table.SqliteLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * A connection to a run file that changes none of its rows and reads a consistent snapshot, even while a run writes it.
 * If a killed process left a write-ahead log or a journal, the file is opened for writing: SQLite completes the change
 * or takes it back, and deletes the log or the journal. No other file is changed ({@link FilesOfSqlite}). Confined to
 * one thread.
 */
final class ReadConnection implements AutoCloseable {
    /** Settings for untrusted files; nothing is written to the file or to temporary files. */
    private static final List<String> DEFENCES = List.of(
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON",
            "PRAGMA query_only = ON",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA mmap_size = 0");

    private final SQLiteConnection connection;

    private ReadConnection(SQLiteConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a file.
     *
     * @param name of the file; may be a symbolic link
     * @throws RunFileException if SQLite could change other files
     */
    static ReadConnection open(Path name, ReadingLimits limits) throws SQLException {
        SqliteLibrary.prepare();
        Path file = target(name);
        FilesOfSqlite.requireHarmless(file);
        boolean readOnly = !isUnfinished(file) || !Files.isWritable(file);
        SQLiteConnection connection = JDBC.createConnection(
                RunFileFormat.address(file), RunFileFormat.properties(readOnly, RunFileFormat.BUSY_MILLIS));
        try {
            limits.hold(connection);
            Sql sql = new Sql(connection);
            for (String defence : DEFENCES) {
                sql.execute(defence);
            }
            connection.setAutoCommit(false);
            return new ReadConnection(connection);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    SQLiteConnection connection() {
        return connection;
    }

    /** A number in the header of the database. */
    long number(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Without symbolic links: SQLite's files are next to the target. */
    static Path target(Path name) {
        try {
            return name.toRealPath();
        } catch (IOException unreadable) {
            return name; // reported when it is opened
        }
    }

    /**
     * Whether a running process is writing the file, by its claim on the name. To be called before the file is opened:
     * a claim ends after the outcome is in the file.
     */
    static boolean isBeingWritten(Path name) {
        Path file = target(name);
        return isUnfinished(file) && NameClaim.isClaimed(file);
    }

    private static boolean isUnfinished(Path file) {
        return Files.exists(RunFileParts.log(file)) || Files.exists(RunFileParts.journal(file)) || isInWalMode(file);
    }

    /** Whether the header of the file has WAL mode: a killed run may have left no log yet. */
    private static boolean isInWalMode(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] header = content.readNBytes(RunFileFormat.WAL_OFFSETS.get(1) + 1);
            return RunFileFormat.WAL_OFFSETS.stream()
                    .allMatch(at -> at < header.length && header[at] == RunFileFormat.WAL);
        } catch (IOException unreadable) {
            return false; // reported when it is opened
        }
    }
}
