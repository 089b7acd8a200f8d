package dev.densescope.model.onnx;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.HeadLayer;
import dev.densescope.network.Network;
import dev.densescope.network.StemLayer;
import dev.densescope.network.TransitionLayer;
import dev.densescope.spec.InputSpec;
import dev.onnxschema.Onnx.GraphProto;
import dev.onnxschema.Onnx.TensorProto;
import dev.onnxschema.Onnx.TensorShapeProto;
import dev.onnxschema.Onnx.TypeProto;
import dev.onnxschema.Onnx.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;

/** The forward pass of a network in evaluation mode, as a graph without initializers. */
final class OnnxGraph {
    static final String INPUT = "images";
    static final String OUTPUT = "logits";
    /** The name of the size of the batch, which is free. */
    private static final String BATCH = "batch";

    private final OnnxNodes nodes = new OnnxNodes();

    private OnnxGraph() {}

    static GraphProto of(Network network) {
        OnnxGraph graph = new OnnxGraph();
        graph.addLayers(network);
        InputSpec input = network.spec().input();
        return GraphProto.newBuilder()
                .setName(
                        network.spec().name().isEmpty()
                                ? "DenseNet"
                                : network.spec().name())
                .addInput(floats(INPUT, input.channels(), input.height(), input.width()))
                .addOutput(floats(OUTPUT, network.spec().classes()))
                .addAllNode(graph.nodes.all())
                .build();
    }

    private void addLayers(Network network) {
        String features = stem(network.stem());
        for (DenseBlock block : network.blocks()) {
            List<String> all = block(block, features);
            features = block.transition().isPresent()
                    ? transition(block.transition().get(), all)
                    : nodes.concatenation("features.concat", all);
        }
        head(network.head(), features);
    }

    private String stem(StemLayer stem) {
        String convolved = nodes.convolution(stem.convolution(), INPUT);
        return stem.batchNorm()
                .map(norm -> nodes.maxPool("features.pool0", nodes.batchNormRelu(norm, convolved)))
                .orElse(convolved);
    }

    /** The names of all feature maps of a block. */
    private List<String> block(DenseBlock block, String input) {
        List<String> features = new ArrayList<>(List.of(input));
        for (DenseLayer layer : block.layers()) {
            features.add(denseLayer(layer, features));
        }
        return features;
    }

    private String denseLayer(DenseLayer layer, List<String> features) {
        String module = "features.denseblock%d.denselayer%d".formatted(layer.block(), layer.index());
        String joined = nodes.concatenation(module + ".concat", features);
        String normalized = nodes.batchNormRelu(layer.batchNorm1(), joined);
        String last = layer.bottleneck()
                .map(narrow ->
                        nodes.batchNormRelu(narrow.batchNorm2(), nodes.convolution(narrow.convolution(), normalized)))
                .orElse(normalized);
        return nodes.convolution(layer.convolution(), last);
    }

    private String transition(TransitionLayer transition, List<String> features) {
        String module = "features.transition" + transition.afterBlock();
        String joined = nodes.concatenation(module + ".concat", features);
        String normalized = nodes.batchNormRelu(transition.batchNorm(), joined);
        return nodes.averagePool(module + ".pool", nodes.convolution(transition.convolution(), normalized));
    }

    private void head(HeadLayer head, String features) {
        String pooled = nodes.globalAveragePool("features.pool5", nodes.batchNormRelu(head.batchNorm(), features));
        nodes.linear(OUTPUT, pooled, head.weight().name(), head.bias().name());
    }

    /** A value of floats whose first dimension is the batch. */
    private static ValueInfoProto floats(String name, int... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(BATCH);
        for (int dimension : dimensions) {
            shape.addDimBuilder().setDimValue(dimension);
        }
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
