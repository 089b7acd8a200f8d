package dev.densescope.session.file.table;

/** Who waits for a run file to be read: may give up, and is told how far it has come. Asked by the thread that reads. */
public interface ReadingWatch {
    /** Nobody gives up and nobody looks. */
    ReadingWatch NONE = new ReadingWatch() {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void stepsRead(int steps, int ofSteps) {
            // nobody looks
        }
    };

    /** Whether to stop reading; asked often. */
    boolean cancelled();

    /**
     * So many steps have been read.
     *
     * @param ofSteps how many the run was to have; one that ended early has fewer
     */
    void stepsRead(int steps, int ofSteps);
}
