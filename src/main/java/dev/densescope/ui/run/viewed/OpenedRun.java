package dev.densescope.ui.run.viewed;

import dev.densescope.session.RunRecord;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;

/**
 * An earlier run that the Run screen shows.
 *
 * @param run the run and its file
 * @param snapshot what the screen shows of it
 */
public record OpenedRun(SessionRun run, RunSnapshot snapshot) {
    /** Slow: do not call it on the FX thread. */
    static OpenedRun of(SessionRun run) {
        return new OpenedRun(run, RunSnapshot.recorded(run.record()));
    }

    /** Everything recorded about the run. */
    public RunRecord record() {
        return run.record();
    }
}
