package dev.densescope.ui.shell;

import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.shell.file.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run is stopped, wherever in the window: one that trains and would leave nothing to go on from is asked about first. FX
 * thread only.
 */
record Stopping(RunControl runs, FileDialogs dialogs) {
    void begin() {
        Optional<Path> checkpoint = runs.checkpointToOffer();
        if (checkpoint.isEmpty()) {
            runs.stop();
            return;
        }
        switch (dialogs.askStop(checkpoint.get())) {
            case STOP_WITH_CHECKPOINT -> runs.stopWithCheckpoint();
            case STOP -> runs.stop();
            case KEEP_RUNNING -> {}
        }
    }
}
