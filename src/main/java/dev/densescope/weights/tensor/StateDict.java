package dev.densescope.weights.tensor;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The state dict of a network: its tensors with torchvision's names, in torchvision's order. */
public final class StateDict {
    private StateDict() {}

    /** Parameters and running statistics. */
    public static List<NamedTensor> of(Network network) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (Layer layer : network.layers()) {
            for (Parameter parameter : layer.parameters()) {
                tensors.add(new NamedTensor(parameter.name(), parameter.dimensions()));
                layer.batchNorms().stream()
                        .filter(norm -> norm.shift().equals(parameter))
                        .forEach(norm -> addRunningStatistics(norm, tensors));
            }
        }
        return List.copyOf(tensors);
    }

    /** Names of the running variances, which must not be negative. */
    public static Set<String> variances(Network network) {
        return network.batchNorms().stream().map(BatchNorm::runningVarianceName).collect(Collectors.toSet());
    }

    private static void addRunningStatistics(BatchNorm norm, List<NamedTensor> tensors) {
        List<Integer> shape = List.of(norm.shape().channels());
        tensors.add(new NamedTensor(norm.runningMeanName(), shape));
        tensors.add(new NamedTensor(norm.runningVarianceName(), shape));
    }
}
