package dev.densescope.ui.reports;

import dev.densescope.session.file.table.ReadingWatch;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A run file that is being read: the worker tells how far it has come, any thread may cancel it. */
final class FileReading implements ReadingWatch {
    private final Path file;
    private final Consumer<Progress> told;
    private volatile boolean cancelled;

    /**
     * How far it has come.
     *
     * @param steps read by now; 0 before the first
     * @param ofSteps how many the run was to have
     */
    record Progress(Path file, int steps, int ofSteps) {
        /** From 0 to 1; negative while nothing is known. */
        double share() {
            return ofSteps == 0 ? -1 : (double) steps / ofSteps;
        }
    }

    /** @param told called by the worker */
    FileReading(Path file, Consumer<Progress> told) {
        this.file = file;
        this.told = told;
    }

    Progress begun() {
        return new Progress(file, 0, 0);
    }

    void cancel() {
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
