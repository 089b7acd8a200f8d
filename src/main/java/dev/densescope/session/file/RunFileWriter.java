package dev.densescope.session.file;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.rows.HeaderRows;
import dev.densescope.session.file.rows.StepRows;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.file.table.SqliteFailure;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * Writes a run file during the run, on a thread of its own. Committed rows stay readable if the process is killed. The
 * run thread calls the methods, which return at once, except {@link #finish}.
 */
public final class RunFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RunFileWriter.class);

    /** Interval in nanoseconds at which traces, which are large, are written during the run. */
    private static final long TRACE_INTERVAL_NANOS = 500_000_000;

    /** How long one attempt waits for a lock. */
    private static final int BUSY_MILLIS = 1_000;

    /** Locks of other programs that last longer are reported. */
    private static final long REPORTED_NANOS = 3_000_000_000L;

    /** How long another program may hold a lock after the end of the run. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path file;
    private final Duration patience;
    private final RunFileClaim claim;
    private final Connection connection;
    private final Sql sql;
    private final StepRows stepRows;
    private final HeaderRows headerRows;
    private final PendingRows pending = new PendingRows();
    private final Thread thread;
    private long traceWrittenNanos;
    private boolean layersWritten;
    private boolean isGone;

    private long lockedNanos;

    private volatile Optional<Text> failure = Optional.empty();
    private volatile List<Text> notices = List.of();

    private RunFileWriter(Path file, RunFileClaim claim, Connection connection, Duration patience) {
        this.file = file;
        this.claim = claim;
        this.patience = patience;
        this.connection = connection;
        sql = new Sql(connection);
        stepRows = new StepRows(sql);
        headerRows = new HeaderRows(sql);
        thread = Threads.daemon("run file", this::writeUntilEnd);
    }

    /**
     * Creates the file, with everything known before the first step.
     *
     * @throws RunFileException if it already exists or cannot be written; no file is left then
     */
    public static RunFileWriter create(Path file, RunFileHeader header) {
        return create(file, header, PATIENCE);
    }

    /** @param patience how long another program may hold a lock after the end of the run */
    static RunFileWriter create(Path file, RunFileHeader header, Duration patience) {
        RunFileClaim claim = RunFileClaim.of(file);
        try {
            return create(file, claim, header, patience);
        } catch (RuntimeException | Error failed) {
            claim.close();
            throw failed;
        }
    }

    private static RunFileWriter create(Path file, RunFileClaim claim, RunFileHeader header, Duration patience) {
        try {
            NewRunFile.create(file, sql -> new HeaderRows(sql).write(header));
        } catch (SQLException failed) {
            throw unwritable(file, failed);
        }
        try {
            RunFileWriter writer = new RunFileWriter(file, claim, open(file), patience);
            writer.thread.start();
            return writer;
        } catch (SQLException failed) {
            NewRunFile.delete(file);
            throw unwritable(file, failed);
        }
    }

    static RunFileException unwritable(Path file, SQLException failed) {
        return new RunFileException(
                Text.of("Run file %s cannot be written: %s.", file, SqliteFailure.reason(failed)), failed);
    }

    /** The device was opened. */
    public void deviceOpened(DeviceInfo device) {
        pending.deviceOpened(device);
    }

    /** New notices, one sentence each. */
    public void noticed(List<Text> sentences) {
        pending.noticed(sentences);
    }

    /** Use of the GPU's memory before the first allocation. */
    public void deviceMemoryBefore(DeviceMemory memory) {
        pending.deviceMemoryBefore(memory);
    }

    /** Use of the GPU's memory after everything was freed. */
    public void deviceMemoryAfter(DeviceMemory memory) {
        pending.deviceMemoryAfter(memory);
    }

    /** Use of the GPU's memory after a step; may be added before or after the step itself. */
    public void deviceMemorySampled(DeviceMemoryUse.Sample sample) {
        pending.deviceMemorySampled(sample);
    }

    /** A finished step, and the measurements so far. */
    public void stepFinished(StepSummary step, StepTrace trace, Measurement measurement, List<LayerBytes> layers) {
        pending.stepFinished(step, trace, measurement, layers);
    }

    /** A finished epoch. */
    public void epochFinished(EpochSummary epoch) {
        pending.epochFinished(epoch);
    }

    /** Why the file is no longer written, one sentence; empty if it is. Any thread. */
    public Optional<Text> failure() {
        return failure;
    }

    /** Notices about writing the file, one sentence each. Any thread; complete after {@link #finish}. */
    public List<Text> notices() {
        return notices;
    }

    /** Writes the outcome, closes the file and waits until that is done. */
    public void finish(RunRecord record) {
        pending.end(record);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static Connection open(Path file) throws SQLException {
        Connection connection =
                JDBC.createConnection(RunFileFormat.address(file), RunFileFormat.properties(false, BUSY_MILLIS));
        try {
            Sql sql = new Sql(connection);
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = NORMAL");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void writeUntilEnd() {
        try {
            boolean ended = false;
            while (!ended) {
                PendingRows.Rows rows = pending.take();
                writeInTurn(rows);
                noticeIfGone();
                ended = rows.end.isPresent();
            }
        } catch (SQLException | RuntimeException | Error failed) {
            // any failure must be reported to the run
            Text sentence = Text.of(
                    "The run file %s can no longer be written: %s. Export a report of this run to keep its results, and check "
                            + "the disk before the next run.",
                    file, SqliteFailure.reason(failed));
            failure = Optional.of(sentence);
            Failures.log(sentence.toString(), failed);
            pending.abandon();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        } finally {
            mergeLog();
            claim.close();
        }
    }

    /** Writes rows, and tries again while another program holds a lock: during the run without a limit. */
    private void writeInTurn(PendingRows.Rows rows) throws SQLException {
        long startNanos = System.nanoTime();
        while (true) {
            try {
                write(rows);
                return;
            } catch (SQLException locked) {
                if (!SqliteFailure.isLocked(locked) || pending.endedBefore(patience)) {
                    throw locked;
                }
                connection.rollback();
                connection.setAutoCommit(true);
                reportLock(rows, System.nanoTime() - startNanos);
            }
        }
    }

    /** Adds a notice once to the run file and the run. */
    private void reportLock(PendingRows.Rows rows, long waitedNanos) {
        boolean told = lockedNanos >= REPORTED_NANOS;
        lockedNanos = Math.max(lockedNanos, waitedNanos);
        if (!told && lockedNanos >= REPORTED_NANOS) {
            Text sentence = Text.of("Another program locked the run file for seconds; it was written afterwards.");
            rows.notices.add(sentence);
            notice(sentence);
        }
    }

    /** Says once that the file is gone. */
    private void noticeIfGone() {
        if (!isGone && Files.notExists(file)) {
            isGone = true;
            notice(Text.of(
                    "The run file %s was deleted or moved during the run, so it is lost or incomplete: export a report of"
                            + " this run to keep its results.",
                    file));
        }
    }

    private void notice(Text sentence) {
        List<Text> more = new ArrayList<>(notices);
        more.add(sentence);
        notices = List.copyOf(more);
    }

    /**
     * Merges the log into the file, so that it can be opened anywhere. All rows are committed, so an error here is no
     * failure of the run.
     */
    private void mergeLog() {
        mergeLog(connection, file);
        if (failure.isEmpty()) {
            noticeIfGone();
        }
        Path log = RunFileParts.log(file);
        if (failure.isEmpty() && Files.exists(log) && log.toFile().length() > 0) {
            notice(Text.of(
                    "Another program has the run file open, so part of it is in %s: keep both files together until the"
                            + " run file is opened again.",
                    log.getFileName()));
        }
    }

    static void mergeLog(Connection connection, Path file) {
        try (connection) {
            Sql sql = new Sql(connection);
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            sql.execute("PRAGMA journal_mode = DELETE");
        } catch (SQLException inUse) {
            LOG.debug("Run file {} keeps its log", file, inUse);
        }
    }

    private void write(PendingRows.Rows rows) throws SQLException {
        connection.setAutoCommit(false);
        if (rows.device.isPresent()) {
            headerRows.device(rows.device.get());
        }
        for (Text notice : rows.notices) {
            stepRows.notice(notice.toString());
        }
        stepRows.deviceMemory(rows.deviceMemoryBefore, rows.deviceMemory, rows.deviceMemoryAfter);
        for (StepSummary step : rows.steps) {
            stepRows.step(step);
        }
        for (EpochSummary epoch : rows.epochs) {
            stepRows.epoch(epoch);
        }
        if (rows.firstTrace.isPresent()) {
            writeEvents(rows.firstTrace.get());
        }
        if (rows.latestTrace.isPresent() && System.nanoTime() - traceWrittenNanos >= TRACE_INTERVAL_NANOS) {
            writeEvents(rows.latestTrace.get());
        }
        if (rows.measurement.isPresent()) {
            stepRows.measurement(rows.measurement.get());
            if (!layersWritten) { // the same in all steps
                headerRows.layerBytes(RunFileFormat.MEASURED, rows.layers);
            }
        }
        if (rows.end.isPresent()) {
            writeEnd(rows.end.get());
        }
        connection.commit();
        connection.setAutoCommit(true);
        layersWritten |= rows.measurement.isPresent();
    }

    private void writeEvents(StepTrace trace) throws SQLException {
        stepRows.events(trace);
        traceWrittenNanos = System.nanoTime();
    }

    private void writeEnd(RunRecord record) throws SQLException {
        if (record.lastTrace().isPresent()) {
            writeEvents(record.lastTrace().get());
        }
        stepRows.layerTimes(record.layers());
        stepRows.skipped(record.skipped());
        if (record.dataset().isPresent()) {
            headerRows.damaged(record.dataset().get());
        }
        stepRows.outcome(record.outcome());
    }
}
