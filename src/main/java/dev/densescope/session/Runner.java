package dev.densescope.session;

import java.nio.file.Path;
import java.util.Optional;

/** Starts runs, one at a time, on a thread of their own. A test double may run at once. */
public interface Runner extends AutoCloseable {
    /**
     * Starts a run.
     *
     * @param runFile where to write it while it happens; empty for none
     * @param force whether to start although the prediction exceeds the device's memory
     * @throws RunRefusedException if it cannot start: one sentence for the user
     */
    Run start(RunSettings settings, Optional<Path> runFile, boolean force);

    /** Cancels what runs and waits for it. */
    @Override
    void close();
}
