package dev.densescope.session;

import java.nio.file.Path;

/**
 * The state of a completed training: parameters, running statistics and momentum after its last step, in an unnamed
 * temporary file. Any thread may call any method; each waits for the others.
 */
public interface UnsavedTraining extends AutoCloseable {
    /**
     * Writes a checkpoint, as the run would have done after its last step.
     *
     * @throws dev.densescope.problem.DenseScopeException if it cannot be written: one sentence
     */
    void saveCheckpoint(Path file);

    /**
     * Writes weights, as the run would have done after its last step.
     *
     * @throws dev.densescope.problem.DenseScopeException if they cannot be written: one sentence
     */
    void saveWeights(Path file);

    /** Gives it up, with the room that it takes. */
    @Override
    void close();
}
