package dev.densescope.session.file;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.DeviceMemoryUse;
import dev.densescope.session.EpochSummary;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * Writes a run file while the run goes on, on a thread of its own. What was committed stays readable if the process is
 * killed. The run thread calls the methods, which return at once but for {@link #finish}.
 */
public final class RunFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RunFileWriter.class);

    /** How often a trace, which is large, is written while a run goes on, in nanoseconds. */
    private static final long TRACE_INTERVAL_NANOS = 500_000_000;

    private final Path file;
    private final Connection connection;
    private final Sql sql;
    private final StepRows stepRows;
    private final HeaderRows headerRows;
    private final PendingRows pending = new PendingRows();
    private final Thread thread;
    private long traceWrittenNanos;
    private boolean layersWritten;

    private volatile Optional<String> failure = Optional.empty();

    private RunFileWriter(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        sql = new Sql(connection);
        stepRows = new StepRows(sql);
        headerRows = new HeaderRows(sql);
        thread = Threads.daemon("run file", this::writeUntilEnd);
    }

    /**
     * Makes the file, with everything that is known before the first step.
     *
     * @throws RunFileException if it exists already or cannot be written; nothing is left behind then
     */
    public static RunFileWriter create(Path file, RunFileHeader header) {
        NewFile.create(file);
        try {
            RunFileWriter writer = new RunFileWriter(file, open(file));
            writer.writeHeader(header);
            writer.thread.start();
            return writer;
        } catch (SQLException failed) {
            NewFile.delete(file);
            throw new RunFileException(
                    "Run file %s cannot be written: %s.".formatted(file, SqliteFailure.reason(failed)), failed);
        } catch (RuntimeException | Error broken) { // such as a thread that the system does not give
            NewFile.delete(file);
            throw broken;
        }
    }

    /** The device was opened. */
    public void deviceOpened(DeviceInfo device) {
        pending.deviceOpened(device);
    }

    /** The device had something more to say, one sentence each. */
    public void noticed(List<String> sentences) {
        pending.noticed(sentences);
    }

    /** Who used a GPU's memory before anything was taken of it. */
    public void deviceMemoryBefore(DeviceMemory memory) {
        pending.deviceMemoryBefore(memory);
    }

    /** Who used a GPU's memory when all that was taken of it had been given back. */
    public void deviceMemoryAfter(DeviceMemory memory) {
        pending.deviceMemoryAfter(memory);
    }

    /** Who uses a GPU's memory behind a step; to be told before or after the step itself. */
    public void deviceMemorySampled(DeviceMemoryUse.Sample sample) {
        pending.deviceMemorySampled(sample);
    }

    /** A step was finished, and what was measured so far. */
    public void stepFinished(StepSummary step, StepTrace trace, Measurement measurement, List<LayerBytes> layers) {
        pending.stepFinished(step, trace, measurement, layers);
    }

    /** An epoch was finished. */
    public void epochFinished(EpochSummary epoch) {
        pending.epochFinished(epoch);
    }

    /** Why the file is no longer written, one sentence; empty while all is well. Any thread. */
    public Optional<String> failure() {
        return failure;
    }

    /** Writes how the run ended, closes the file and waits for that. */
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

    private static Connection open(Path file) throws SQLException {
        SqliteLibrary.prepare();
        return JDBC.createConnection(
                RunFileFormat.address(file), RunFileFormat.properties(false, RunFileFormat.BUSY_MILLIS));
    }

    private void writeHeader(RunFileHeader header) throws SQLException {
        try {
            // before WAL, so that the file itself always says what it is
            sql.execute("PRAGMA application_id = " + RunFileFormat.APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + RunFileFormat.VERSION);
            connection.setAutoCommit(false);
            for (RunTables.Table table : RunTables.ALL) {
                sql.execute(table.creation());
            }
            headerRows.write(header);
            connection.commit();
            connection.setAutoCommit(true);
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = NORMAL");
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void writeUntilEnd() {
        try (connection) {
            boolean ended = false;
            while (!ended) {
                PendingRows.Rows rows = pending.take();
                write(rows);
                ended = rows.end.isPresent();
            }
            // one plain file, without write-ahead log, that opens from anywhere
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            sql.execute("PRAGMA journal_mode = DELETE");
        } catch (SQLException | RuntimeException | Error failed) {
            // an edge: whatever it is, the run has to be told
            Failures.log("Run file %s is no longer written".formatted(file), failed);
            failure = Optional.of(
                    "The run file %s could not be written any more: %s.".formatted(file, SqliteFailure.reason(failed)));
            pending.abandon();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(PendingRows.Rows rows) throws SQLException {
        connection.setAutoCommit(false);
        if (rows.device.isPresent()) {
            headerRows.device(rows.device.get());
        }
        for (String notice : rows.notices) {
            stepRows.notice(notice);
        }
        if (rows.deviceMemoryBefore.isPresent()) {
            stepRows.deviceMemory(StepRows.BEFORE, rows.deviceMemoryBefore.get());
        }
        if (rows.deviceMemoryAfter.isPresent()) {
            stepRows.deviceMemory(StepRows.AFTER, rows.deviceMemoryAfter.get());
        }
        for (DeviceMemoryUse.Sample sample : rows.deviceMemory) {
            stepRows.deviceMemory(sample.step(), sample.memory());
        }
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
            writeLayers(rows.layers);
        }
        if (rows.end.isPresent()) {
            writeEnd(rows.end.get());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void writeEvents(StepTrace trace) throws SQLException {
        stepRows.events(trace);
        traceWrittenNanos = System.nanoTime();
    }

    private void writeLayers(List<LayerBytes> layers) throws SQLException {
        // the same from the first step on
        if (!layersWritten) {
            headerRows.layerBytes(RunFileFormat.MEASURED, layers);
            layersWritten = true;
        }
    }

    private void writeEnd(RunRecord record) throws SQLException {
        if (record.lastTrace().isPresent()) {
            writeEvents(record.lastTrace().get());
        }
        stepRows.layerTimes(record.layers());
        stepRows.skipped(record.skipped());
        stepRows.outcome(record.outcome());
    }

    /** The file itself, made so that nothing that exists is ever written to. */
    private static final class NewFile {
        static void create(Path file) {
            for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
                Path existing = file.resolveSibling(file.getFileName() + suffix);
                if (Files.exists(existing)) {
                    throw new RunFileException("Run file %s cannot be made: %s exists already; choose another name."
                            .formatted(file, existing.getFileName()));
                }
            }
            try {
                Files.createFile(file);
            } catch (IOException failed) {
                throw new RunFileException(
                        "Run file %s cannot be made: its folder is missing or cannot be written to.".formatted(file),
                        failed);
            }
        }

        static void delete(Path file) {
            try {
                for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
                    Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
                }
            } catch (IOException failed) {
                LOG.warn("Run file {} could not be taken away", file, failed);
            }
        }
    }
}
