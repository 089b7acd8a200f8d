package dev.densescope.model.onnx;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.onnxschema.Onnx.AttributeProto;
import dev.onnxschema.Onnx.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The nodes of a graph, in the order in which they run. Each method adds a node and returns the name of its output. */
final class OnnxNodes {
    private final List<NodeProto> nodes = new ArrayList<>();

    List<NodeProto> all() {
        return List.copyOf(nodes);
    }

    String convolution(Convolution convolution, String input) {
        int kernel = convolution.kernel();
        return add(
                node("Conv", convolution.module(), input, convolution.weight().name())
                        .addAttribute(integers("kernel_shape", both(kernel)))
                        .addAttribute(integers("strides", both(convolution.stride())))
                        .addAttribute(integers("pads", sides(convolution.padding()))));
    }

    /** Batch norm with running statistics, and ReLU. */
    String batchNormRelu(BatchNorm norm, String input) {
        String normalized = add(node(
                        "BatchNormalization",
                        norm.module(),
                        input,
                        norm.scale().name(),
                        norm.shift().name(),
                        norm.runningMeanName(),
                        norm.runningVarianceName())
                .addAttribute(AttributeProto.newBuilder()
                        .setName("epsilon")
                        .setType(AttributeProto.AttributeType.FLOAT)
                        .setF(BatchNorm.EPSILON)));
        return add(node("Relu", norm.module() + ".relu", normalized));
    }

    /** The concatenation of feature maps along the channels; a single input is its own. */
    String concatenation(String name, List<String> inputs) {
        return inputs.size() == 1
                ? inputs.get(0)
                : add(node("Concat", name, inputs.toArray(String[]::new)).addAttribute(integer("axis", 1)));
    }

    /** 3x3 max pooling with stride 2 and padding 1. */
    String maxPool(String name, String input) {
        return add(node("MaxPool", name, input)
                .addAttribute(integers("kernel_shape", both(3)))
                .addAttribute(integers("strides", both(2)))
                .addAttribute(integers("pads", sides(1))));
    }

    /** 2x2 average pooling with stride 2; an odd last row or column is dropped. */
    String averagePool(String name, String input) {
        return add(node("AveragePool", name, input)
                .addAttribute(integers("kernel_shape", both(2)))
                .addAttribute(integers("strides", both(2))));
    }

    /** The mean of each channel, as (N, C). */
    String globalAveragePool(String name, String input) {
        String pooled = add(node("GlobalAveragePool", name, input));
        return add(node("Flatten", name + ".flatten", pooled).addAttribute(integer("axis", 1)));
    }

    /** A linear layer with weights (outputs, inputs). */
    void linear(String output, String input, String weight, String bias) {
        add(node("Gemm", output, input, weight, bias).addAttribute(integer("transB", 1)));
    }

    private String add(NodeProto.Builder node) {
        nodes.add(node.build());
        return node.getOutput(0);
    }

    /** A node whose output has its name. */
    private static NodeProto.Builder node(String operator, String name, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name);
    }

    private static List<Long> both(int side) {
        return List.of((long) side, (long) side);
    }

    /** The padding at the start and at the end of rows and columns. */
    private static List<Long> sides(int padding) {
        return Collections.nCopies(4, (long) padding);
    }

    private static AttributeProto integers(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    private static AttributeProto integer(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
