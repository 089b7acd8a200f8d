package dev.densescope.session.file;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.file.rows.BaselineRows;
import dev.densescope.session.file.table.BaselineHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.measure.BaselineStep;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes the run file of a baseline while it trains. Each step is committed, so that it stays readable if the process is
 * killed. Confined to one thread.
 */
public final class BaselineFile implements AutoCloseable {
    private final Path file;
    private final RunFileClaim claim;
    private final Connection connection;
    private final BaselineRows rows;

    private BaselineFile(Path file, RunFileClaim claim, Connection connection) {
        this.file = file;
        this.claim = claim;
        this.connection = connection;
        rows = new BaselineRows(new Sql(connection));
    }

    /**
     * Creates the file, with everything known before the first step.
     *
     * @throws RunFileException if it already exists or cannot be written; no file is left then
     */
    public static BaselineFile create(Path file, BaselineHeader header) {
        RunFileClaim claim = RunFileClaim.of(file);
        try {
            return create(file, claim, header);
        } catch (RuntimeException | Error failed) {
            claim.close();
            throw failed;
        }
    }

    private static BaselineFile create(Path file, RunFileClaim claim, BaselineHeader header) {
        try {
            NewRunFile.create(file, sql -> new BaselineRows(sql).header(header));
        } catch (SQLException failed) {
            throw RunFileWriter.unwritable(file, failed);
        }
        try {
            return new BaselineFile(file, claim, RunFileWriter.open(file));
        } catch (SQLException failed) {
            NewRunFile.delete(file);
            throw RunFileWriter.unwritable(file, failed);
        }
    }

    /** @throws RunFileException if the step cannot be written */
    public void stepFinished(BaselineStep step) {
        write(() -> rows.step(step));
    }

    /**
     * Writes the outcome.
     *
     * @throws RunFileException if it cannot be written
     */
    public void finish(BaselineRecord record) {
        write(() -> rows.end(record));
    }

    @Override
    public void close() {
        RunFileWriter.mergeLog(connection, file);
        claim.close();
    }

    private interface Change {
        void write() throws SQLException;
    }

    private void write(Change change) {
        try {
            connection.setAutoCommit(false);
            change.write();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw RunFileWriter.unwritable(file, failed);
        }
    }
}
