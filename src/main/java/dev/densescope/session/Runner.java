package dev.densescope.session;

import java.nio.file.Path;
import java.util.Optional;

/** Starts runs, one at a time, on a thread of their own. A test double may run at once. */
public interface Runner extends AutoCloseable {
    /**
     * Starts a run.
     *
     * @param outputs files to write
     * @param force whether to start although the prediction exceeds the device's memory
     * @throws RunRefusedException if it cannot start: one sentence for the user
     */
    Run start(RunSettings settings, RunOutputs outputs, boolean force);

    /** Starts a run that writes nothing but its run file, if that. */
    default Run start(RunSettings settings, Optional<Path> runFile, boolean force) {
        return start(settings, RunOutputs.only(runFile), force);
    }

    /** Cancels what runs and waits for it. */
    @Override
    void close();
}
