package dev.densescope.session.file;

import dev.densescope.session.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.JDBC;

/** Reads run files. Any thread; takes as long as the file is large. */
public final class RunFileReader {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    private RunFileReader() {}

    /**
     * Reads a run. One that has not ended, because its process was killed or is still running, has the outcome {@link
     * dev.densescope.session.RunOutcome.Interrupted}.
     *
     * @throws RunFileException if the file is not there, not a run file, of a newer version or damaged
     */
    public static RunRecord read(Path file) {
        requireRunFile(file);
        try (Connection connection = JDBC.createConnection(
                RunFileFormat.address(file),
                RunFileFormat.properties(!Files.isWritable(file), RunFileFormat.BUSY_MILLIS))) {
            Sql sql = new Sql(connection);
            String check = sql.one("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!check.equals("ok")) {
                throw damaged(file, new SQLException(check));
            }
            return new RecordRows(sql).read();
        } catch (SQLException | RuntimeException unreadable) {
            throw unreadable instanceof RunFileException refused ? refused : unreadable(file, unreadable);
        }
    }

    private static RunFileException unreadable(Path file, Exception cause) {
        if (!SqliteFailure.isOfTheMachine(cause)) {
            return damaged(file, cause);
        }
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        String reason =
                Files.exists(log) && !Files.isWritable(file.toAbsolutePath().getParent())
                        ? "it has not ended and its folder cannot be written to; copy it and %s to another folder first"
                                .formatted(log.getFileName())
                        : SqliteFailure.reason(cause);
        return new RunFileException("Run file %s cannot be read: %s.".formatted(file, reason), cause);
    }

    private static RunFileException damaged(Path file, Exception cause) {
        return new RunFileException("Run file %s is damaged and cannot be read.".formatted(file), cause);
    }

    private static void requireRunFile(Path file) {
        byte[] header = header(file);
        if (header.length == 0) {
            throw new RunFileException("Run file %s is empty.".formatted(file));
        }
        if (header.length < HEADER_BYTES || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new RunFileException("%s is not a run file.".formatted(file));
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        if (fields.getInt(APPLICATION_ID_AT) != RunFileFormat.APPLICATION_ID) {
            throw new RunFileException("%s is a SQLite database of another program, not a run file.".formatted(file));
        }
        int version = fields.getInt(USER_VERSION_AT);
        if (version > RunFileFormat.VERSION) {
            throw new RunFileException(
                    "Run file %s is of version %d, newer than version %d, the newest this program reads."
                            .formatted(file, version, RunFileFormat.VERSION));
        }
        if (version < 1) {
            throw new RunFileException("Run file %s is damaged and cannot be read.".formatted(file));
        }
    }

    private static byte[] header(Path file) {
        if (!Files.exists(file)) {
            throw new RunFileException("Run file %s does not exist.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new RunFileException("Run file %s is a folder.".formatted(file));
        }
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(HEADER_BYTES);
        } catch (IOException failed) {
            throw new RunFileException("Run file %s cannot be opened for reading.".formatted(file), failed);
        }
    }
}
