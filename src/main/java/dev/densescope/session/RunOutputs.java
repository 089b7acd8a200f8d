package dev.densescope.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that a run writes. They do not affect its computation.
 *
 * @param runFile the record of the run, written while it runs; never replaces a file
 * @param initialWeights parameters and running statistics before the first step
 * @param weights the same after the last step
 * @param checkpoint a file to resume training from, rewritten during the run
 * @param replaces whether files of other trainings may be replaced; otherwise a run that would replace one is refused
 * @param keepsEnd whether what the training has reached is kept when it completes, to be saved later
 */
public record RunOutputs(
        Optional<Path> runFile,
        Optional<Path> initialWeights,
        Optional<Path> weights,
        Optional<Checkpoint> checkpoint,
        boolean replaces,
        boolean keepsEnd) {

    /**
     * A file to resume training from. It is written after each epoch, after the last step, and when the run ends early,
     * unless the file holds a later step of the same training.
     *
     * @param everySteps also written every this many steps; 0 for never
     */
    public record Checkpoint(Path file, int everySteps) {}

    /** Files that replace none of another training. */
    public RunOutputs(
            Optional<Path> runFile,
            Optional<Path> initialWeights,
            Optional<Path> weights,
            Optional<Checkpoint> checkpoint) {
        this(runFile, initialWeights, weights, checkpoint, false, false);
    }

    /** Only the record of the run, if any. */
    public static RunOutputs only(Optional<Path> runFile) {
        return new RunOutputs(runFile, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, and whether what the training has reached is kept. */
    public RunOutputs keepingEnd(boolean newKeepsEnd) {
        return new RunOutputs(runFile, initialWeights, weights, checkpoint, replaces, newKeepsEnd);
    }

    /** The same, and whether files of other trainings may be replaced. */
    public RunOutputs replacing(boolean newReplaces) {
        return new RunOutputs(runFile, initialWeights, weights, checkpoint, newReplaces, keepsEnd);
    }

    /** The same with a checkpoint. */
    public RunOutputs withCheckpoint(Checkpoint newCheckpoint) {
        return new RunOutputs(runFile, initialWeights, weights, Optional.of(newCheckpoint), replaces, keepsEnd);
    }

    /** The same with another record of the run. */
    public RunOutputs withRunFile(Path newRunFile) {
        return new RunOutputs(Optional.of(newRunFile), initialWeights, weights, checkpoint, replaces, keepsEnd);
    }
}
