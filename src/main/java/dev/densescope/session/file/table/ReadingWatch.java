package dev.densescope.session.file.table;

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

    /** Whether to stop reading; polled often. */
    boolean cancelled();

    /**
     * Reports the number of steps read so far.
     *
     * @param ofSteps planned steps of the run; a run that ended early has fewer
     */
    void stepsRead(int steps, int ofSteps);
}
