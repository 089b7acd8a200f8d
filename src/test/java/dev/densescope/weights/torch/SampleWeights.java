package dev.densescope.weights.torch;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints of whole networks, as {@code torch.save} writes them. */
public final class SampleWeights {
    private SampleWeights() {}

    /** A state dict with values around zero and the counts of batches; each name begins with the prefix. */
    public static Path write(Path file, DenseNetSpec spec, String prefix) throws IOException {
        List<TorchArchive.Tensor> tensors = new ArrayList<>();
        Network network = Network.of(spec);
        for (Parameter parameter : network.parameters()) {
            tensors.add(new TorchArchive.Tensor(
                    prefix + parameter.name(),
                    "FloatStorage",
                    parameter.dimensions().stream().map(Integer::longValue).toList(),
                    index -> (Math.floorMod(parameter.name().hashCode() + 31 * index, 100) - 50) / 500.0));
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
