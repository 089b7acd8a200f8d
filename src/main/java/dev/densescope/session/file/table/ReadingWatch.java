package dev.densescope.session.file.table;

import dev.densescope.file.ReadProgress;
import java.util.concurrent.CancellationException;

/** Receives the progress of reading a run file, and may cancel it. Called by the reading thread. */
public interface ReadingWatch {
    /** Never cancels and ignores progress. */
    ReadingWatch NONE = new ReadingWatch() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void stepsRead(int steps, int ofSteps) {
            // no progress
        }
    };

    /** Reports the read fraction of the planned steps to a progress, which cancels by throwing. */
    static ReadingWatch of(ReadProgress progress) {
        return new ReadingWatch() {
            private double fraction;

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
        };
    }

    /** Whether to stop reading; polled often. */
    boolean cancelled();

    /**
     * Reports the number of steps read so far.
     *
     * @param ofSteps planned steps of the run; a run that ended early has fewer
     */
    void stepsRead(int steps, int ofSteps);
}
