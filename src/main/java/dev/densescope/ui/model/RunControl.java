package dev.densescope.ui.model;

import javafx.beans.value.ObservableBooleanValue;

/** What the window's Run button and keys drive. The view model of the Run screen implements it. FX thread only. */
public interface RunControl {
    /** Whether a run is going on, being started or being cancelled. */
    ObservableBooleanValue running();

    /** Starts a run of the workspace's design and strategy. */
    void start();

    /** Cancels the run, if there is one. */
    void stop();
}
