package dev.densescope.weights.dl4j;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Recognises the graph of a DenseNet, vertex by vertex: each must continue what its inputs compute. Its names do not matter.
 * Confined to one thread.
 */
final class DenseNetGraph {
    private static final int MAX_CHANNELS = 1 << 24;

    private final Map<String, Maps> values = new HashMap<>();
    private final List<GraphTensor> tensors = new ArrayList<>();
    /** Of the dense layer, the transition or the head that is not known yet. */
    private final List<GraphTensor> pending = new ArrayList<>();
    /** Channels of the features of the current block. */
    private final List<Long> features = new ArrayList<>();

    private int block;
    private OptionalDouble dropout = OptionalDouble.empty();

    /** @throws InvalidTensorFileException with the first vertex that is none of a DenseNet */
    static DenseNetGraph of(GraphConfiguration graph) {
        DenseNetGraph net = new DenseNetGraph();
        net.values.put(graph.input(), new Maps(Maps.Stage.IMAGES, List.of(), 0));
        graph.vertices().forEach(net::add);
        Maps output = net.values.get(graph.output());
        if (output == null || output.stage() != Maps.Stage.CLASSES) {
            throw new InvalidTensorFileException(
                    Text.of("its output %s is no classifier", DisplayText.of(graph.output())));
        }
        return net;
    }

    /** Its parameters and running statistics, in the order of the file. */
    List<GraphTensor> tensors() {
        return List.copyOf(tensors);
    }

    /** The fraction that dropout sets to zero; 0 without dropout. */
    double dropout() {
        return dropout.orElse(0);
    }

    private void add(GraphVertex vertex) {
        VertexCheck check = new VertexCheck(vertex);
        Maps result = vertex.kind().equals("MergeVertex")
                ? merged(vertex, check)
                : computed(vertex, check, input(vertex, check));
        values.put(vertex.name(), result);
    }

    private Maps input(GraphVertex vertex, VertexCheck check) {
        check.require(
                vertex.inputs().size() == 1,
                Text.of("has %d inputs", vertex.inputs().size()));
        return known(vertex.inputs().get(0), check);
    }

    private Maps known(String name, VertexCheck check) {
        Maps maps = values.get(name);
        check.require(maps != null, Text.of("reads %s, which does not exist", DisplayText.of(name)));
        return maps;
    }

    private Maps computed(GraphVertex vertex, VertexCheck check, Maps input) {
        return switch (vertex.kind()) {
            case "ConvolutionLayer", "Convolution2D" -> convolved(check, input);
            case "BatchNormalization" -> normalized(check, input);
            case "ActivationLayer" -> rectified(check, input);
            case "SubsamplingLayer", "Subsampling2DLayer" -> pooled(check, input);
            case "GlobalPoolingLayer" -> globallyPooled(check, input);
            case "DropoutLayer" -> dropped(check, input);
            case "OutputLayer" -> classified(check, input);
            default -> throw check.refused(Text.of("is a %s", DisplayText.of(vertex.kind())));
        };
    }

    private Maps merged(GraphVertex vertex, VertexCheck check) {
        List<Integer> joined = new ArrayList<>();
        long channels = 0;
        for (String name : vertex.inputs()) {
            Maps part = known(name, check);
            check.require(part.stage() == Maps.Stage.FEATURES, Text.of("concatenates more than feature maps"));
            joined.addAll(part.features());
            check.require(joined.size() <= features.size(), Text.of("concatenates feature maps in another order"));
            channels += part.channels();
        }
        for (int i = 0; i < joined.size(); i++) {
            check.require(joined.get(i) == i, Text.of("concatenates feature maps in another order"));
        }
        check.require(!joined.isEmpty(), Text.of("concatenates nothing"));
        return new Maps(Maps.Stage.FEATURES, joined, channels);
    }

    private Maps convolved(VertexCheck check, Maps input) {
        long in = input.stage() == Maps.Stage.IMAGES ? check.count("nin", MAX_CHANNELS) : input.channels();
        long out = check.count("nout", MAX_CHANNELS);
        check.requirePlainConvolution(in);
        return switch (input.stage()) {
            case IMAGES -> stem(check, in, out);
            case RECTIFIED -> afterNorm(check, input, in, out);
            case NARROW_RECTIFIED -> lastOfBottleneck(check, in, out);
            default -> throw check.refused(Text.of("convolves something else than a DenseNet does"));
        };
    }

    private Maps lastOfBottleneck(VertexCheck check, long in, long out) {
        check.requireKernel(3, 1, 1);
        pending.add(GraphTensor.of("conv2.weight", out, in, 3, 3));
        return newFeatures(out);
    }

    private Maps stem(VertexCheck check, long in, long out) {
        check.require(tensors.isEmpty(), Text.of("is a second stem"));
        if (check.hasKernel(3, 1, 1)) {
            tensors.add(GraphTensor.of("features.conv0.weight", out, in, 3, 3));
            return newBlock(out);
        }
        check.requireKernel(7, 2, 3);
        tensors.add(GraphTensor.of("features.conv0.weight", out, in, 7, 7));
        return new Maps(Maps.Stage.STEM_CONVOLVED, List.of(), out);
    }

    private Maps afterNorm(VertexCheck check, Maps input, long in, long out) {
        check.require(pending.size() == 4, Text.of("is a second convolution of the same maps"));
        if (check.hasKernel(1, 1, 0)) {
            pending.add(GraphTensor.of("conv1.weight", out, in, 1, 1));
            return input.at(Maps.Stage.NARROW, out);
        }
        check.requireKernel(3, 1, 1);
        pending.add(GraphTensor.of("conv1.weight", out, in, 3, 3));
        return newFeatures(out);
    }

    private Maps normalized(VertexCheck check, Maps input) {
        check.requirePlainNorm(input.channels());
        return switch (input.stage()) {
            case STEM_CONVOLVED -> {
                tensors.addAll(check.norm("features.norm0", input.channels()));
                yield input.at(Maps.Stage.STEM_NORMALIZED);
            }
            case FEATURES -> normalizedFeatures(check, input);
            case NARROW -> {
                check.require(pending.size() == 5, Text.of("is a second branch of the same maps"));
                pending.addAll(check.norm("norm2", input.channels()));
                yield input.at(Maps.Stage.NARROW_NORMALIZED);
            }
            default -> throw check.refused(Text.of("normalizes something else than a DenseNet does"));
        };
    }

    private Maps normalizedFeatures(VertexCheck check, Maps input) {
        check.require(pending.isEmpty(), Text.of("is a second branch of the same feature maps"));
        check.require(
                input.features().size() == features.size(),
                Text.of(
                        "reads %d of the %d feature maps of its block",
                        input.features().size(), features.size()));
        pending.addAll(check.norm("norm1", input.channels()));
        return input.at(Maps.Stage.NORMALIZED);
    }

    private static Maps rectified(VertexCheck check, Maps input) {
        check.requireRelu();
        return switch (input.stage()) {
            case STEM_NORMALIZED -> input.at(Maps.Stage.STEM_RECTIFIED);
            case NORMALIZED -> input.at(Maps.Stage.RECTIFIED);
            case NARROW_NORMALIZED -> input.at(Maps.Stage.NARROW_RECTIFIED);
            default -> throw check.refused(Text.of("does not follow a batch norm"));
        };
    }

    private Maps pooled(VertexCheck check, Maps input) {
        if (input.stage() == Maps.Stage.STEM_RECTIFIED) {
            check.requirePooling("MAX", 3, 2, 1);
            check.require(features.isEmpty(), Text.of("is a second stem"));
            return newBlock(input.channels());
        }
        check.require(
                input.stage() == Maps.Stage.NARROW && pending.size() == 5,
                Text.of("pools something else than a DenseNet does"));
        check.requirePooling("AVG", 2, 2, 0);
        take("features.transition%d.".formatted(block), Map.of("norm1", "norm", "conv1", "conv"));
        return newBlock(input.channels());
    }

    private Maps globallyPooled(VertexCheck check, Maps input) {
        check.require(
                input.stage() == Maps.Stage.RECTIFIED && pending.size() == 4,
                Text.of("pools something else than a DenseNet does"));
        check.requireGlobalAverage();
        take("features.", Map.of("norm1", "norm5"));
        return input.at(Maps.Stage.POOLED);
    }

    private Maps dropped(VertexCheck check, Maps input) {
        check.require(
                input.stage() == Maps.Stage.FEATURES
                        && input.features().equals(List.of(features.size() - 1))
                        && features.size() > 1,
                Text.of("drops something else than the new feature maps of a dense layer"));
        double fraction = check.droppedFraction();
        check.require(dropout.orElse(fraction) == fraction, Text.of("has another rate than the ones before"));
        dropout = OptionalDouble.of(fraction);
        return input;
    }

    private Maps classified(VertexCheck check, Maps input) {
        check.require(input.stage() == Maps.Stage.POOLED, Text.of("does not follow the global pooling"));
        long classes = check.count("nout", MAX_CHANNELS);
        check.requireClassifier(input.channels());
        tensors.add(GraphTensor.of("classifier.weight", classes, input.channels()));
        tensors.add(GraphTensor.of("classifier.bias", classes));
        return new Maps(Maps.Stage.CLASSES, List.of(), classes);
    }

    private Maps newBlock(long channels) {
        block++;
        features.clear();
        features.add(channels);
        return new Maps(Maps.Stage.FEATURES, List.of(0), channels);
    }

    private Maps newFeatures(long channels) {
        take("features.denseblock%d.denselayer%d.".formatted(block, features.size()), Map.of());
        features.add(channels);
        return new Maps(Maps.Stage.FEATURES, List.of(features.size() - 1), channels);
    }

    /** Names the tensors that waited for the kind of their layer. */
    private void take(String prefix, Map<String, String> renamed) {
        for (GraphTensor tensor : pending) {
            int dot = tensor.name().indexOf('.');
            String module = tensor.name().substring(0, dot);
            tensors.add(tensor.named(prefix
                    + renamed.getOrDefault(module, module)
                    + tensor.name().substring(dot)));
        }
        pending.clear();
    }
}
