package dev.densescope.compare.read;

import dev.densescope.file.ReadProgress;
import dev.densescope.session.file.table.ReadingWatch;
import java.util.concurrent.CancellationException;

/** Reports the progress of reading a run file as a fraction. Called by the reading thread. */
final class RunFileWatch implements ReadingWatch {
    private final ReadProgress progress;
    private double fraction;

    RunFileWatch(ReadProgress progress) {
        this.progress = progress;
    }

    @Override
    public boolean cancelled() {
        try {
            progress.read(fraction);
            return false;
        } catch (CancellationException cancelled) {
            return true;
        }
    }

    @Override
    public void stepsRead(int steps, int ofSteps) {
        fraction = Math.min(1, (double) steps / Math.max(1, ofSteps));
    }
}
