package dev.densescope.ui.model.run;

import dev.densescope.session.file.table.ReadingWatch;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The reading of a run file: the worker reports its progress, and any thread may cancel it. */
public final class RunFileReading implements ReadingWatch {
    private final Path file;
    private final Consumer<Progress> told;
    private volatile boolean cancelled;

    /**
     * Progress of the reading.
     *
     * @param steps number of steps read so far
     * @param ofSteps number of steps requested for the run
     */
    public record Progress(Path file, int steps, int ofSteps) {
        /** The progress from 0 to 1; negative before it is known. */
        public double share() {
            return ofSteps == 0 ? -1 : (double) steps / ofSteps;
        }
    }

    /** @param told receives the progress, on the worker */
    public RunFileReading(Path file, Consumer<Progress> told) {
        this.file = file;
        this.told = told;
    }

    /** The progress at the beginning. */
    public Progress begun() {
        return new Progress(file, 0, 0);
    }

    /** Cancels the reading. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void stepsRead(int steps, int ofSteps) {
        told.accept(new Progress(file, steps, ofSteps));
    }
}
