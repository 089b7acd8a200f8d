package dev.densescope.session.file.rows;

import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.file.table.BaselineHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.measure.BaselineStep;
import java.sql.SQLException;

/** Writes the rows of a baseline. */
public final class BaselineRows {
    private final Sql sql;
    private final StepRows ofRuns;

    public BaselineRows(Sql sql) {
        this.sql = sql;
        ofRuns = new StepRows(sql);
    }

    public void header(BaselineHeader header) throws SQLException {
        new HeaderRows(sql).settings(header.startedAt(), header.settings(), header.environment());
        sql.update("INSERT INTO baseline VALUES (?, ?, 0)", header.framework().id(), header.library());
    }

    public void step(BaselineStep step) throws SQLException {
        sql.update(
                "INSERT INTO baseline_steps VALUES (?, ?, ?, ?, ?, ?)",
                step.step(),
                step.warmup(),
                Float.isNaN(step.loss()) ? null : (Object) step.loss(),
                step.nanos(),
                step.livePeakBytes(),
                step.processBytes());
    }

    /** Adds what is known at the end. */
    public void end(BaselineRecord record) throws SQLException {
        sql.update(
                "UPDATE baseline SET library = ?, process_peak_bytes = ?", record.library(), record.processPeakBytes());
        for (Text notice : record.notices()) {
            ofRuns.notice(notice.toString());
        }
        ofRuns.outcome(record.outcome());
    }
}
