package dev.densescope.framework;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.HeadLayer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.network.TransitionLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The vertices of a network in Deeplearning4j, in topological order: images, convolutions, batch norms, activation
 * layers, merge vertices, pooling layers, and the output layer as the last. Bytes are those of its own implementation on
 * the processor, without oneDNN, in float32; values per channel are left out.
 */
final class Dl4jGraph {
    private static final int FLOAT_BYTES = 4;

    private final int batch;
    private final boolean dropout;
    private final List<Dl4jVertex> vertices = new ArrayList<>();

    private Dl4jGraph(Network network) {
        batch = network.spec().batch();
        dropout = network.spec().dropout() > 0;
    }

    static List<Dl4jVertex> verticesOf(Network network) {
        Dl4jGraph graph = new Dl4jGraph(network);
        graph.addNetwork(network);
        return List.copyOf(graph.vertices);
    }

    private void addNetwork(Network network) {
        int images = add(new Dl4jVertex(List.of(), 0, 0, 0, 0, 0));
        int features = addConvolution(network.stem().convolution(), images);
        if (network.stem().batchNorm().isPresent()) {
            int rectified = addNormAndRelu(network.stem().batchNorm().get(), features, true);
            features = addPooling(
                    network.stem().convolution().output(), network.stem().output(), rectified);
        }
        for (DenseBlock block : network.blocks()) {
            features = addBlock(block, features);
            if (block.transition().isPresent()) {
                features = addTransition(block.transition().get(), features);
            }
        }
        addHead(network.head(), features);
    }

    /** Returns the position of the concatenation of all feature maps. */
    private int addBlock(DenseBlock block, int input) {
        List<Integer> features = new ArrayList<>(List.of(input));
        for (DenseLayer layer : block.layers()) {
            features.add(addDenseLayer(layer, addMerge(layer.input(), features)));
        }
        return addMerge(block.output(), features);
    }

    private int addDenseLayer(DenseLayer layer, int concatenation) {
        int rectified = addNormAndRelu(layer.batchNorm1(), concatenation, false);
        if (layer.bottleneck().isPresent()) {
            int narrow = addConvolution(layer.bottleneck().get().convolution(), rectified);
            rectified = addNormAndRelu(layer.bottleneck().get().batchNorm2(), narrow, true);
        }
        int output = addConvolution(layer.convolution(), rectified);
        return dropout ? addDropout(layer.output(), output) : output;
    }

    private int addTransition(TransitionLayer layer, int concatenation) {
        int convolved = addConvolution(layer.convolution(), addNormAndRelu(layer.batchNorm(), concatenation, false));
        return addPooling(layer.convolution().output(), layer.output(), convolved);
    }

    private void addHead(HeadLayer head, int concatenation) {
        int rectified = addNormAndRelu(head.batchNorm(), concatenation, false);
        long maps = bytes(head.input());
        long pooled = floats(head.input().channels());
        int pool = add(new Dl4jVertex(List.of(rectified), pooled, 0, pooled, maps, maps));
        long logits = floats(head.classes());
        add(new Dl4jVertex(List.of(pool), 0, 0, 0, pooled + logits, 2 * logits));
    }

    /**
     * Forward writes the patches of all images (im2col) to a matrix. Backward repeats this and the product, copies the
     * output's gradient into the order of the product, and computes the patches' gradients, of which the product makes a
     * copy. With a single image the order is the same, so that nothing is copied.
     */
    private int addConvolution(Convolution convolution, int input) {
        long patches = floats((long) convolution.input().channels()
                * convolution.kernel()
                * convolution.kernel()
                * convolution.output().pixels());
        long output = bytes(convolution.output());
        long orderedGradient = batch == 1 ? 0 : output;
        return add(new Dl4jVertex(
                List.of(input),
                output,
                0,
                patches,
                bytes(convolution.input()),
                3 * patches + output + orderedGradient));
    }

    /**
     * The centred and the normalized input are computed in working memory and kept outside workspaces. An input in the
     * order in which a convolution writes is copied before.
     */
    private int addNormAndRelu(BatchNorm norm, int input, boolean ofConvolution) {
        long maps = bytes(norm.shape());
        int normalized = add(
                new Dl4jVertex(List.of(input), maps, 2 * maps, ofConvolution ? 3 * maps : 2 * maps, maps, 3 * maps));
        return add(new Dl4jVertex(List.of(normalized), maps, 0, 0, 2 * maps, maps));
    }

    /** A single input is passed on in forward, but its gradient is copied in backward. */
    private int addMerge(MapShape concatenation, List<Integer> parts) {
        long maps = bytes(concatenation);
        return add(new Dl4jVertex(parts, parts.size() == 1 ? 0 : maps, 0, 0, maps, 0));
    }

    private int addPooling(MapShape from, MapShape to, int input) {
        return add(new Dl4jVertex(List.of(input), bytes(to), 0, 0, bytes(from), 0));
    }

    /** In place, with a mask in float32. */
    private int addDropout(MapShape shape, int input) {
        return add(new Dl4jVertex(List.of(input), bytes(shape), 0, 0, bytes(shape), 0));
    }

    private int add(Dl4jVertex vertex) {
        vertices.add(vertex);
        return vertices.size() - 1;
    }

    private long bytes(MapShape shape) {
        return floats(shape.elements());
    }

    /** Bytes of so many floats for each image. */
    private long floats(long perImage) {
        return Math.multiplyExact(Math.multiplyExact(perImage, (long) batch), FLOAT_BYTES);
    }
}
