package dev.densescope.ui.run.active;

import dev.densescope.session.Run;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.file.RunFileName;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.nio.file.Path;

/**
 * The run in progress, or the run that has just ended. FX thread only.
 *
 * @param asked the request
 * @param file its run file
 * @param outline its predictions
 */
public record ActiveRun(Run run, ResumableRun asked, Path file, RunOutline outline) {

    /** Whether training has started, so that a checkpoint can be written. */
    public boolean isTraining() {
        return run.progress().state() != RunProgress.State.PREPARING;
    }

    /** Whether a checkpoint was requested, which is then written however the run ends. */
    public boolean writesCheckpoint() {
        return asked.outputs().checkpoint().isPresent();
    }

    /** The checkpoint file if the run is stopped: the requested one, or a file next to the run file. */
    public Path checkpoint() {
        return asked.outputs()
                .checkpoint()
                .map(RunOutputs.Checkpoint::file)
                .orElseGet(() -> file.resolveSibling(stem() + ".checkpoint.safetensors"));
    }

    /** The suggested file for the weights of a completed run, next to the run file. */
    Path weights() {
        return file.resolveSibling(stem() + ".weights.safetensors");
    }

    private String stem() {
        return RunFileName.stem(file.getFileName().toString());
    }
}
