package dev.densescope.session.file.rows;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.session.file.table.Row;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the plan in a run file is consistent: design, layers, legend, and the totals of the prediction. */
final class PlanChecks {
    private final DenseNetSpec spec;
    private final TraceLegend legend;
    private final List<LayerPath> layers;
    private final Set<LayerPath> denseLayers = new HashSet<>();

    PlanChecks(DenseNetSpec spec, TraceLegend legend, List<LayerPath> layers) {
        this.spec = spec;
        this.legend = legend;
        this.layers = layers;
    }

    /** The number of layers of a design: stem, dense layers, transitions and head. */
    static int layers(DenseNetSpec spec) {
        int dense = spec.blocks().stream().mapToInt(DenseBlockSpec::layers).sum();
        int transitions = spec.blocks().size() - 1;
        return 1 + dense + transitions + 1;
    }

    /** Checks design, layers and legend. */
    void requireSound() {
        requireLayersOfDesign();
        Set<LayerPath> known = new HashSet<>(layers);
        known.add(LayerPath.NETWORK);
        for (int i = 0; i < legend.operations().size(); i++) {
            TracedOperation operation = legend.operations().get(i);
            require(operation.index() == i, "its operations have gaps");
            require(known.contains(operation.layer()), "an operation has no layer");
        }
        long bytes = 0;
        for (int i = 0; i < legend.tensors().size(); i++) {
            TracedTensor tensor = legend.tensors().get(i);
            require(tensor.id() == i, "its tensors have gaps");
            require(known.contains(tensor.layer()), "a tensor has no layer");
            require(
                    hasBytesOfShape(tensor),
                    () -> Text.of("the size of tensor %d differs from its shape", tensor.id()));
            bytes += tensor.bytes();
            require(bytes >= 0 && bytes <= Row.MAX_BYTES, "tensors have impossible bytes");
        }
    }

    private static boolean hasBytesOfShape(TracedTensor tensor) {
        try {
            return tensor.bytes() == tensor.shape().bytes();
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private void requireLayersOfDesign() {
        // before the network is created, which needs memory for each layer
        require(layers.size() == layers(spec), "its layers are not those of its design");
        Network network = Network.of(spec);
        require(
                network.layers().stream().map(Layer::path).toList().equals(layers),
                "its layers are not those of its design");
        network.denseLayers().stream().map(DenseLayer::path).forEach(denseLayers::add);
    }

    /** Checks that the totals of a prediction are the sums of its parts, and the parts those of the tensors. */
    void requireSound(Prediction prediction) {
        require(prediction.layers().equals(layersOfTensors()), "bytes of layers are not those of their tensors");
        require(
                prediction.peakLiveBytes() == prediction.profile().peakBytes(),
                "the predicted peak is not that of its profile");
        require(prediction.peakLiveBytes() <= prediction.reservedBytes(), "more is predicted live than reserved");
        require(
                sum(prediction.reservedByCategory()) == prediction.reservedBytes(),
                "predicted reserved bytes are not the sum of their categories");
        requireSum(prediction.forwardFeatureMapBytes(), prediction.layers(), "predicted");
    }

    /**
     * Checks the feature maps of dense layers: at least those in storage of their own, at most these and all in shared
     * storage.
     *
     * @param total bytes of all dense layers
     */
    void requireSum(long total, List<LayerBytes> parts, String kind) {
        long own = 0;
        long shared = 0;
        for (LayerBytes layer : parts) {
            if (denseLayers.contains(layer.layer())) {
                own += layer.ownFeatureMapBytes();
                shared += sum(layer.shared());
            }
        }
        require(
                total >= own && total <= own + shared,
                () -> Text.of("%s feature maps are not the sum of the layers'", kind));
    }

    private List<LayerBytes> layersOfTensors() {
        Map<LayerPath, LayerBytes.Builder> builders = new HashMap<>();
        for (TracedTensor tensor : legend.tensors()) {
            builders.computeIfAbsent(tensor.layer(), path -> new LayerBytes.Builder())
                    .add(tensor.category(), tensor.name(), tensor.shared(), tensor.bytes());
        }
        return layers.stream()
                .map(path ->
                        builders.getOrDefault(path, new LayerBytes.Builder()).build(path))
                .toList();
    }

    private static long sum(Map<?, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
