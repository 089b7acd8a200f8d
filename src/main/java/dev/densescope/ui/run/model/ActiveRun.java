package dev.densescope.ui.run.model;

import dev.densescope.session.Run;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import java.nio.file.Path;

/**
 * The run that goes on, or has just ended. FX thread only.
 *
 * @param asked what was asked for
 * @param file its run file
 */
public record ActiveRun(Run run, ResumableRun asked, Path file) {
    private static final String EXTENSION = ".dscope";

    /** Whether it has begun to train, so that there is something to keep. */
    boolean isTraining() {
        return run.progress().state() != RunProgress.State.PREPARING;
    }

    /** Whether it was asked for a checkpoint, so that it leaves one however it ends. */
    boolean writesCheckpoint() {
        return asked.outputs().checkpoint().isPresent();
    }

    /** Where it leaves a checkpoint if it is stopped: where it writes one anyway, or next to its run file. */
    Path checkpoint() {
        return asked.outputs()
                .checkpoint()
                .map(RunOutputs.Checkpoint::file)
                .orElseGet(() -> file.resolveSibling(stem() + ".checkpoint.safetensors"));
    }

    /** Where its weights are saved when it has completed: next to its run file. */
    Path weights() {
        return file.resolveSibling(stem() + ".weights.safetensors");
    }

    private String stem() {
        String name = file.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
