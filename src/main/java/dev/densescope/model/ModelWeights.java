package dev.densescope.model;

import dev.densescope.language.Text;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.network.ParameterInitializer;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.TensorValues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a network that is exported: those of a file, and initial ones from a seed for all that it lacks, as a
 * run starts from them. Not thread-safe.
 */
public final class ModelWeights implements TensorValues, AutoCloseable {
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final Map<String, BatchNorm> means = new HashMap<>();
    private final Map<String, BatchNorm> variances = new HashMap<>();
    private final ParameterInitializer initializer;
    private final Optional<WeightsFile> file;

    private ModelWeights(Network network, long seed, Optional<WeightsFile> file) {
        network.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        for (BatchNorm norm : network.batchNorms()) {
            means.put(norm.runningMeanName(), norm);
            variances.put(norm.runningVarianceName(), norm);
        }
        this.initializer = new ParameterInitializer(seed);
        this.file = file;
    }

    /** The initial values of a network: those that a run with this seed starts from. */
    public static ModelWeights initial(Network network, long seed) {
        return new ModelWeights(network, seed, Optional.empty());
    }

    /**
     * The values of a file, all of them validated.
     *
     * @param seed for a new classifier
     * @throws dev.densescope.weights.tensor.WeightsException if it cannot be read, or does not fit the network
     */
    public static ModelWeights open(Path file, Network network, HeadChoice head, long seed) {
        return new ModelWeights(network, seed, Optional.of(WeightsFile.open(file, network, head)));
    }

    /** What was changed of a file's weights, as one sentence; empty if nothing was. */
    public Optional<Text> changes() {
        return file.flatMap(WeightsFile::changes);
    }

    @Override
    public float[] of(String name) {
        return file.filter(given -> given.names().contains(name))
                .map(given -> given.of(name))
                .orElseGet(() -> initial(name));
    }

    private float[] initial(String name) {
        if (means.containsKey(name)) {
            return new float[means.get(name).shape().channels()];
        }
        if (variances.containsKey(name)) {
            float[] ones = new float[variances.get(name).shape().channels()];
            Arrays.fill(ones, 1f);
            return ones;
        }
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("the network has no tensor " + name);
        }
        return initializer.valuesOf(parameter);
    }

    @Override
    public void close() {
        file.ifPresent(WeightsFile::close);
    }
}
