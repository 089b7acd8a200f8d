package dev.densescope.ui.run.model;

/** What the Run screen is doing. */
public enum RunStage {
    /** Settings are shown, nothing runs. */
    READY,
    STARTING,
    RUNNING,
    CANCELLING,
    /** The last run is shown. */
    ENDED;

    /** Whether a run is going on, being started or being cancelled. */
    public boolean isBusy() {
        return this != READY && this != ENDED;
    }
}
