package dev.densescope.session.local.parameters;

import dev.densescope.failure.Failures;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.weights.CheckpointFile;
import dev.densescope.weights.OpenEpoch;
import dev.densescope.weights.TrainingSetup;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The state of a training after its last step, in a temporary file. */
final class KeptTraining implements UnsavedTraining {
    private final Network network;
    private final int steps;
    private final TrainingSetup setup;
    private final Optional<OpenEpoch> epoch;
    private final KeptTensors tensors; // guarded by this

    /**
     * @param steps of the whole training
     * @param epoch of the last step, if unfinished
     * @param tensors closed with this object
     */
    KeptTraining(Network network, int steps, TrainingSetup setup, Optional<OpenEpoch> epoch, KeptTensors tensors) {
        this.network = network;
        this.steps = steps;
        this.setup = setup;
        this.epoch = epoch;
        this.tensors = tensors;
    }

    @Override
    public void saveCheckpoint(Path file) {
        save(file, values -> CheckpointFile.write(file, network, steps, setup, epoch, values));
    }

    @Override
    public void saveWeights(Path file) {
        save(file, values -> WeightsFile.write(file, network, steps, setup, values));
    }

    private synchronized void save(Path file, Consumer<FiniteTensors> write) {
        ParameterFiles.requireWritable(file);
        try {
            write.accept(new FiniteTensors(tensors, file, steps));
        } catch (UncheckedIOException failed) {
            throw new WeightsException(
                    Text.of(
                            "File %s is not written: what the training has reached cannot be read any more (%s).",
                            file, failed.getCause().getMessage()),
                    failed.getCause());
        }
    }

    @Override
    public synchronized void close() {
        try {
            tensors.close();
        } catch (IOException failed) {
            Failures.log("The temporary file of a completed training could not be closed", failed);
        }
    }
}
