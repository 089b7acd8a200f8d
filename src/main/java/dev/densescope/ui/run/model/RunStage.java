package dev.densescope.ui.run.model;

/** The state of the Run screen. */
public enum RunStage {
    /** Settings are shown, and no run is in progress. */
    READY,
    STARTING,
    RUNNING,
    CANCELLING,
    /** The last run is shown. */
    ENDED;

    /** Whether a run is starting, in progress or stopping. */
    public boolean isBusy() {
        return this != READY && this != ENDED;
    }
}
