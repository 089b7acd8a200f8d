package dev.densescope.session.baseline;

import dev.densescope.engine.ParameterInitializer;
import dev.densescope.network.Network;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Parameters and running statistics before the first step, by their names in weights files; the same as those of runs. */
final class InitialWeights implements TensorValues, AutoCloseable {
    private final Map<String, Supplier<float[]>> initial = new HashMap<>();
    private final Optional<WeightsFile> file;

    /** @throws RunRefusedException if the file of weights cannot be used, or is a checkpoint */
    InitialWeights(RunSettings settings) {
        Network network = Network.of(settings.spec());
        ParameterInitializer initializer = new ParameterInitializer(settings.seed());
        network.parameters().forEach(each -> initial.put(each.name(), () -> initializer.valuesOf(each)));
        network.layers().stream().flatMap(layer -> layer.batchNorms().stream()).forEach(norm -> {
            int channels = norm.shape().channels();
            initial.put(norm.runningMeanName(), () -> new float[channels]);
            initial.put(norm.runningVarianceName(), () -> ones(channels));
        });
        file = file(settings.start(), network);
    }

    private static Optional<WeightsFile> file(StartingPoint start, Network network) {
        if (start instanceof StartingPoint.Checkpoint) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.START,
                    "A baseline cannot resume from a checkpoint, since another framework cannot have done the steps before:"
                            + " start it from the seed or from weights.");
        }
        try {
            return start instanceof StartingPoint.Weights weights
                    ? Optional.of(WeightsFile.open(weights.file(), network, weights.head()))
                    : Optional.empty();
        } catch (WeightsException refused) {
            throw new RunRefusedException(RunRefusedException.Subject.START, refused);
        }
    }

    private static float[] ones(int count) {
        float[] values = new float[count];
        Arrays.fill(values, 1f);
        return values;
    }

    /** The changes that using the file has made to the weights, one sentence; empty if there are none. */
    Optional<String> changes() {
        return file.flatMap(WeightsFile::changes);
    }

    @Override
    public float[] of(String name) {
        return file.filter(weights -> weights.names().contains(name))
                .map(weights -> weights.of(name))
                .orElseGet(() -> initial.get(name).get());
    }

    @Override
    public void close() {
        file.ifPresent(WeightsFile::close);
    }
}
