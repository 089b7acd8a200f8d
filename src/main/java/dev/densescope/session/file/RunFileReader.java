package dev.densescope.session.file;

import dev.densescope.file.FileFormats;
import dev.densescope.language.Text;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.rows.BaselineRecordRows;
import dev.densescope.session.file.rows.RecordRows;
import dev.densescope.session.file.rows.SummaryRows;
import dev.densescope.session.file.rows.TraceRows;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.ReadingLimits;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.file.table.SqliteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;

/**
 * Reads run files from untrusted sources: only known tables are read, each value is checked, and work and memory are
 * bounded by the size of the file and the Java heap. Any thread; slow for a large file.
 */
public final class RunFileReader {
    private RunFileReader() {}

    /** Reads a run without progress and cancellation. */
    public static RunRecord read(Path file) {
        return read(file, ReadingWatch.NONE);
    }

    /**
     * Reads a run of this program.
     *
     * @throws RunFileException also if the file contains a baseline
     */
    public static RunRecord read(Path file, ReadingWatch watch) {
        return requireRun(file, readAny(file, watch));
    }

    /**
     * The run in a file.
     *
     * @throws RunFileException if the file contains a baseline instead
     */
    public static RunRecord requireRun(Path file, RecordedRun recorded) {
        if (recorded instanceof BaselineRecord baseline) {
            throw new RunFileException(Text.of(
                    "Run file %s is a baseline of %s, which is shown next to runs of DenseScope: choose a run as well.",
                    file, baseline.label()));
        }
        return (RunRecord) recorded;
    }

    /** Reads a run or a baseline without progress and cancellation. */
    public static RecordedRun readAny(Path file) {
        return readAny(file, ReadingWatch.NONE);
    }

    /**
     * Reads a run or a baseline. Without an end, it has the outcome {@link
     * dev.densescope.session.RunOutcome.InProgress} while a process writes it, and {@link
     * dev.densescope.session.RunOutcome.Interrupted} otherwise, since its process was killed.
     *
     * @param watch may cancel reading; called by this thread
     * @throws RunFileException if the file does not exist, is not a run file, has a newer version, is damaged or too
     * large
     * @throws CancellationException if {@code watch} cancelled reading
     */
    public static RecordedRun readAny(Path file, ReadingWatch watch) {
        ReadingLimits limits = new ReadingLimits(bytes(file), watch);
        boolean isBeingWritten = ReadConnection.isBeingWritten(file);
        try (ReadConnection connection = ReadConnection.open(file, limits)) {
            requireVersion(file, connection);
            RunTablesReader tables = new RunTablesReader(connection.connection(), limits);
            BaselineRecordRows baseline = new BaselineRecordRows(tables, watch, isBeingWritten);
            return baseline.arePresent() ? baseline.read() : new RecordRows(tables, watch, isBeingWritten).read();
        } catch (SQLException | RuntimeException unreadable) {
            throw refusal(file, unreadable, limits);
        }
    }

    /**
     * Reads what a list of run files shows of one; fast also for a long run.
     *
     * @throws RunFileException as {@link #readAny(Path, ReadingWatch)}
     */
    public static RunFileSummary summary(Path file) {
        long fileBytes = bytes(file);
        ReadingLimits limits = new ReadingLimits(fileBytes, ReadingWatch.NONE);
        boolean isBeingWritten = ReadConnection.isBeingWritten(file);
        try (ReadConnection connection = ReadConnection.open(file, limits)) {
            requireVersion(file, connection);
            SummaryRows rows = SummaryRows.read(new RunTablesReader(connection.connection(), limits), isBeingWritten);
            return new RunFileSummary(
                    rows.startedAt(),
                    rows.settings(),
                    rows.framework(),
                    rows.outcome(),
                    rows.reservedBytes(),
                    fileBytes);
        } catch (SQLException | RuntimeException unreadable) {
            throw refusal(file, unreadable, limits);
        }
    }

    /**
     * The steps of a run whose operations and memory events are in its file, in order; of the others it has only totals.
     *
     * @throws RunFileException as {@link #readAny(Path, ReadingWatch)}
     */
    public static List<Integer> tracedSteps(Path file) {
        return traces(file, TraceRows::steps);
    }

    /**
     * The trace of a step; empty if the file has none.
     *
     * @throws RunFileException as {@link #readAny(Path, ReadingWatch)}
     */
    public static Optional<StepTrace> trace(Path file, int step) {
        return traces(file, rows -> rows.of(step));
    }

    private static <T> T traces(Path file, TraceReader<T> reader) {
        ReadingLimits limits = new ReadingLimits(bytes(file), ReadingWatch.NONE);
        try (ReadConnection connection = ReadConnection.open(file, limits)) {
            requireVersion(file, connection);
            return reader.read(new TraceRows(new RunTablesReader(connection.connection(), limits)));
        } catch (SQLException | RuntimeException unreadable) {
            throw refusal(file, unreadable, limits);
        }
    }

    private interface TraceReader<T> {
        T read(TraceRows rows) throws SQLException;
    }

    /** Bytes of the file and its log. */
    private static long bytes(Path file) {
        if (Files.notExists(file)) {
            throw new RunFileException(Text.of("Run file %s does not exist.", file));
        }
        if (!Files.isReadable(file)) {
            throw new RunFileException(Text.of("Run file %s cannot be opened for reading: access is denied.", file));
        }
        if (Files.isDirectory(file)) {
            throw new RunFileException(Text.of("Run file %s is a folder: %s.", file, RunFilesIn.advice(file)));
        }
        if (!Files.isRegularFile(file)) {
            throw new RunFileException(Text.of("%s is not a run file.", file));
        }
        try {
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new RunFileException(Text.of("Run file %s is empty.", file));
            }
            Path log = RunFileParts.log(ReadConnection.target(file));
            return bytes + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException failed) {
            throw new RunFileException(Text.of("Run file %s cannot be opened for reading.", file), failed);
        }
    }

    /**
     * Reads the header through SQLite: opening and closing the file a second time would release locks of a run in this
     * process.
     */
    private static void requireVersion(Path file, ReadConnection connection) throws SQLException {
        if (connection.number("application_id") != RunFileFormat.APPLICATION_ID) {
            throw new RunFileException(Text.of("%s is a SQLite database of another program, not a run file.", file));
        }
        long version = connection.number("user_version");
        if (version > RunFileFormat.VERSION) {
            throw new RunFileException(Text.of(
                    "Run file %s has version %d; this program reads versions up to %d.",
                    file, version, RunFileFormat.VERSION));
        }
        CorruptRunFileException.require(version >= 1, () -> Text.of("its version is %d", version));
    }

    private static RuntimeException refusal(Path file, Exception cause, ReadingLimits limits) {
        if (cause instanceof RunFileException || cause instanceof CancellationException) {
            return (RuntimeException) cause;
        }
        if (limits.exceeded()) {
            return damaged(file, Text.of("reading it takes far more work than its size warrants"), cause);
        }
        if (SqliteFailure.isCode(cause, SQLiteErrorCode.SQLITE_INTERRUPT)) {
            return new CancellationException("reading was cancelled");
        }
        if (SqliteFailure.isCode(cause, SQLiteErrorCode.SQLITE_NOTADB)) {
            return notADatabase(file, cause);
        }
        if (cause instanceof ReadingLimits.HeapExceededException) {
            return new RunFileException(
                    Text.of(
                            "Run file %s does not fit into Java's heap of %,d MiB: give Java a larger heap.",
                            file, Runtime.getRuntime().maxMemory() >> 20),
                    cause);
        }
        return SqliteFailure.isOfTheMachine(cause) ? unreadable(file, cause) : damaged(file, problem(cause), cause);
    }

    private static RunFileException notADatabase(Path file, Exception cause) {
        Optional<Text> format = FileFormats.of(file);
        if (format.filter(name -> name.toString().contains("run file")).isPresent()) {
            return damaged(file, Text.of("only its beginning is that of a run file"), cause);
        }
        return new RunFileException(
                format.map(known -> Text.of("%s is not a run file but %s.", file, known))
                        .orElseGet(() -> Text.of("%s is not a run file.", file)),
                cause);
    }

    private static RunFileException unreadable(Path file, Exception cause) {
        Path target = ReadConnection.target(file);
        List<Path> left = Stream.of(RunFileParts.log(target), RunFileParts.journal(target))
                .filter(Files::exists)
                .map(Path::getFileName)
                .toList();
        Text reason = !left.isEmpty() && isReadOnly(target)
                ? Text.of(
                        "it has not ended and it or its folder is not writable; copy it and %s to another folder",
                        Text.and(left))
                : SqliteFailure.reason(cause);
        return new RunFileException(Text.of("Run file %s cannot be read: %s.", file, reason), cause);
    }

    private static boolean isReadOnly(Path file) {
        return !Files.isWritable(file)
                || !Files.isWritable(file.toAbsolutePath().getParent());
    }

    private static Text problem(Exception cause) {
        return cause instanceof CorruptRunFileException corrupt
                ? corrupt.problem()
                : Text.of("its pages or values are inconsistent");
    }

    private static RunFileException damaged(Path file, Text problem, Exception cause) {
        return new RunFileException(Text.of("Run file %s is damaged and cannot be read: %s.", file, problem), cause);
    }
}
