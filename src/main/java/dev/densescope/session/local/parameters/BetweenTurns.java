package dev.densescope.session.local.parameters;

import dev.densescope.failure.Failures;
import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the training has reached, between two turns of a run: in a temporary file, so that the next run has all memory.
 * Run thread only.
 */
public final class BetweenTurns implements TensorValues, AutoCloseable {
    private final Path folder;
    private Optional<KeptTensors> kept = Optional.empty();

    /** @param folder of the temporary file */
    public BetweenTurns(Path folder) {
        this.folder = folder;
    }

    /** Whether the run has ended a turn, and has not begun the next one. */
    public boolean isKept() {
        return kept.isPresent();
    }

    /**
     * Keeps the tensors at the end of a turn.
     *
     * @throws WeightsException if they cannot be written
     */
    public void keep(EngineTensors tensors) {
        try {
            kept = Optional.of(KeptTensors.copy(folder, tensors.names(), tensors));
        } catch (IOException failed) {
            throw new WeightsException(
                    Text.of(
                            "The run could not pause for the turns of others: its parameters cannot be kept in %s (%s). Run one after the other, or free space there.",
                            folder, FileProblem.reason(failed)),
                    failed);
        }
    }

    /**
     * Continues with the tensors of the last turn, and forgets them.
     *
     * @throws WeightsException if they cannot be read
     */
    public void restore(EngineTensors tensors) {
        tensors.loadWeights(this);
        tensors.loadMomentum(this);
        close();
    }

    @Override
    public float[] of(String name) {
        try {
            return kept.orElseThrow().of(name);
        } catch (UncheckedIOException failed) {
            throw new WeightsException(
                    Text.of(
                            "The run could not continue after the turns of others: its parameters in %s cannot be read (%s).",
                            folder, failed.getCause().getMessage()),
                    failed.getCause());
        }
    }

    @Override
    public void close() {
        try {
            if (kept.isPresent()) {
                kept.get().close();
            }
        } catch (IOException failed) {
            Failures.log("The temporary file of a paused run could not be closed", failed);
        }
        kept = Optional.empty();
    }
}
