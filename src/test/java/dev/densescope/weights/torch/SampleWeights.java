package dev.densescope.weights.torch;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checkpoints of whole networks, as {@code torch.save} writes them. */
public final class SampleWeights {
    private SampleWeights() {}

    /** A state dict with values around zero and the counts of batches; each name begins with the prefix. */
    public static Path write(Path file, DenseNetSpec spec, String prefix) throws IOException {
        return write(file, spec, prefix, name -> true);
    }

    /** The same of the parameters with some names only. */
    public static Path write(Path file, DenseNetSpec spec, String prefix, Predicate<String> names) throws IOException {
        return write(file, spec, prefix, names, 0);
    }

    /** The same of all parameters, but with a bias of the classifier that is not a number. */
    public static Path writeNotANumber(Path file, DenseNetSpec spec) throws IOException {
        return write(file, spec, "", name -> true, Double.NaN);
    }

    private static Path write(Path file, DenseNetSpec spec, String prefix, Predicate<String> names, double added)
            throws IOException {
        List<TorchArchive.Tensor> tensors = new ArrayList<>();
        Network network = Network.of(spec);
        for (Parameter parameter : network.parameters().stream()
                .filter(each -> names.test(each.name()))
                .toList()) {
            tensors.add(new TorchArchive.Tensor(
                    prefix + parameter.name(),
                    "FloatStorage",
                    parameter.dimensions().stream().map(Integer::longValue).toList(),
                    index -> (Math.floorMod(parameter.name().hashCode() + 31 * index, 100) - 50) / 500.0
                            + (parameter.name().equals("classifier.bias") ? added : 0)));
        }
        network.layers()
                .forEach(layer -> layer.batchNorms().forEach(norm -> {
                    List<Long> shape = List.of((long) norm.shape().channels());
                    tensors.add(new TorchArchive.Tensor(
                            prefix + norm.runningMeanName(), "FloatStorage", shape, index -> 0.01));
                    tensors.add(new TorchArchive.Tensor(
                            prefix + norm.runningVarianceName(), "FloatStorage", shape, index -> 1));
                }));
        return TorchArchive.ofStateDict(tensors).write(file);
    }
}
