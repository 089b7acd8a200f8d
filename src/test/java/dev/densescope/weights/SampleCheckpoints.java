package dev.densescope.weights;

import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.tensor.NamedTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checkpoints of trainings that never ran. */
public final class SampleCheckpoints {
    /** Number of steps of the whole training. */
    public static final int TRAINING_STEPS = 3;

    private SampleCheckpoints() {}

    /** Of a training of a design on synthetic images by the usual recipe, with seed 1; all values are a half. */
    public static Path write(Path file, DenseNetSpec spec, int steps) {
        return write(file, spec, steps, SampleSetups.USUAL);
    }

    /** The same on other images. */
    public static Path writeOn(Path file, DenseNetSpec spec, int steps, String images) {
        TrainingSetup usual = SampleSetups.USUAL;
        return write(
                file,
                spec,
                steps,
                new TrainingSetup(usual.images().called(images), usual.hyperparameters(), usual.start()));
    }

    private static Path write(Path file, DenseNetSpec spec, int steps, TrainingSetup setup) {
        Network network = Network.of(spec);
        Map<String, Integer> elements = new HashMap<>();
        for (NamedTensor tensor : CheckpointFile.all(network)) {
            elements.put(tensor.name(), Math.toIntExact(tensor.elements()));
        }
        CheckpointFile.write(file, network, steps, setup, Optional.empty(), name -> {
            float[] values = new float[elements.get(name)];
            Arrays.fill(values, 0.5f);
            return values;
        });
        return file;
    }
}
