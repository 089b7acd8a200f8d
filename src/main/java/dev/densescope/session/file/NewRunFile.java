package dev.densescope.session.file;

import dev.densescope.file.FileProblem;
import dev.densescope.file.write.NewFile;
import dev.densescope.language.Text;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunTables;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.file.table.SqliteLibrary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * The file of a new run. It is created in memory and written under its name once it holds everything known before the
 * first step, so a process killed earlier leaves no file of that name. An existing file is never changed.
 */
final class NewRunFile {
    private static final Logger LOG = LoggerFactory.getLogger(NewRunFile.class);

    private NewRunFile() {}

    /** The rows of a new file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Sql sql) throws SQLException;
    }

    /**
     * Creates the file.
     *
     * @param rows writes the rows that are known
     * @throws RunFileException if it exists already or cannot be written
     * @throws SQLException if SQLite cannot be used
     */
    static void create(Path file, Content rows) throws SQLException {
        for (Path existing : RunFileParts.of(file)) {
            if (Files.exists(existing)) {
                throw taken(file, existing);
            }
        }
        byte[] content = content(rows);
        try {
            NewFile.write(file, content);
        } catch (FileAlreadyExistsException raced) {
            throw taken(file, file);
        } catch (NoSuchFileException | AccessDeniedException failed) {
            throw new RunFileException(
                    Text.of("Run file %s cannot be created: its folder is missing or not writable.", file), failed);
        } catch (IOException failed) {
            throw new RunFileException(
                    Text.of("Run file %s cannot be created: %s.", file, FileProblem.reason(failed)), failed);
        }
    }

    private static RunFileException taken(Path file, Path existing) {
        return new RunFileException(Text.of(
                "Run file %s cannot be created: %s already exists; choose another name.",
                file, existing.getFileName()));
    }

    /** The bytes of the database. */
    private static byte[] content(Content rows) throws SQLException {
        SqliteLibrary.prepare();
        try (SQLiteConnection connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties())) {
            Sql sql = new Sql(connection);
            sql.execute("PRAGMA application_id = " + RunFileFormat.APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + RunFileFormat.VERSION);
            connection.setAutoCommit(false);
            for (RunTables.Table table : RunTables.ALL) {
                sql.execute(table.creation());
            }
            rows.writeTo(sql);
            connection.commit();
            connection.setAutoCommit(true);
            return logged(connection.serialize("main"));
        }
    }

    /** The same in WAL mode from the start: a database cannot switch to it while another process reads it. */
    private static byte[] logged(byte[] database) {
        for (int at : RunFileFormat.WAL_OFFSETS) {
            database[at] = RunFileFormat.WAL;
        }
        return database;
    }

    /** Deletes the file, if it cannot be used. */
    static void delete(Path file) {
        try {
            for (Path part : RunFileParts.of(file)) {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            LOG.warn("Run file {} could not be removed", file, failed);
        }
    }
}
