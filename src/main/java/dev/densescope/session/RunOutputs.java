package dev.densescope.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that a run writes. None of them changes what it computes.
 *
 * @param runFile the record of the run, written while it happens; never replaces a file
 * @param initialWeights parameters and running statistics before the first step
 * @param weights the same after the last step
 * @param checkpoint where training can be resumed, written again and again
 */
public record RunOutputs(
        Optional<Path> runFile,
        Optional<Path> initialWeights,
        Optional<Path> weights,
        Optional<Checkpoint> checkpoint) {

    /**
     * A file to resume training from; written after each epoch, after the last step, and when the run ends earlier, unless
     * another training's checkpoint is there.
     *
     * @param everySteps and each time so many steps of training are done; 0 for not
     */
    public record Checkpoint(Path file, int everySteps) {}

    /** Nothing but the record of the run, if that. */
    public static RunOutputs only(Optional<Path> runFile) {
        return new RunOutputs(runFile, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a checkpoint. */
    public RunOutputs withCheckpoint(Checkpoint newCheckpoint) {
        return new RunOutputs(runFile, initialWeights, weights, Optional.of(newCheckpoint));
    }

    /** The same with another record of the run. */
    public RunOutputs withRunFile(Path newRunFile) {
        return new RunOutputs(Optional.of(newRunFile), initialWeights, weights, checkpoint);
    }
}
