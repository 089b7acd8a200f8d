package dev.densescope.ui.shell;

import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.shell.file.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stops the current run, from anywhere in the window. Asks first if the training would be lost without a checkpoint. The
 * answer is about this run only: until it is given, no further run of the queue starts. FX thread only.
 */
record Stopping(RunControl runs, FileDialogs dialogs, Notices notices) {
    void begin() {
        Optional<Path> checkpoint = runs.checkpointToOffer();
        if (checkpoint.isEmpty()) {
            runs.stop();
            return;
        }
        runs.hold();
        try {
            ask(checkpoint.get());
        } finally {
            runs.release();
        }
    }

    private void ask(Path checkpoint) {
        switch (dialogs.askStop(checkpoint, runs.waitingRuns(), runs.running())) {
            case STOP_WITH_CHECKPOINT -> stopWithCheckpoint(checkpoint);
            case STOP -> runs.stop();
            case KEEP_RUNNING, ENDED -> {}
        }
    }

    private void stopWithCheckpoint(Path checkpoint) {
        if (runs.running().get()) {
            runs.stopWithCheckpoint();
            return;
        }
        runs.stop(); // the queue
        runs.unsavedTraining()
                .ifPresentOrElse(
                        file -> runs.saveTraining(file, saved -> {}),
                        () -> notices.failed(Messages.text("stop.tooLate", checkpoint.getFileName())));
    }
}
