package dev.densescope.model.dl4j;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.network.TransitionLayer;
import dev.densescope.spec.InputSpec;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The layers of a network as those of a Deeplearning4j graph. */
final class Dl4jLayers {
    /** As in the original implementations; not ours, so that tests against Deeplearning4j find a wrong one. */
    private static final double EPSILON = 1e-5;

    /** Of running statistics: the weight of those before. */
    private static final double DECAY = 0.9;

    private static final String IMAGES = "images";
    private static final String CLASSIFIER = "classifier";

    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final double dropout;

    private Dl4jLayers(ComputationGraphConfiguration.GraphBuilder graph, double dropout) {
        this.graph = graph;
        this.dropout = dropout;
    }

    /**
     * The layers, called like our modules, {@code features.norm5} for instance.
     *
     * @param settings what holds for all layers: precision, updater, storage
     */
    static ComputationGraphConfiguration of(Network network, NeuralNetConfiguration.Builder settings) {
        InputSpec input = network.spec().input();
        ComputationGraphConfiguration.GraphBuilder graph = settings.convolutionMode(ConvolutionMode.Truncate)
                .graphBuilder()
                .addInputs(IMAGES)
                .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()));
        new Dl4jLayers(graph, network.spec().dropout()).addLayers(network);
        return graph.setOutputs(CLASSIFIER).build();
    }

    private void addLayers(Network network) {
        String features = convolution(network.stem().convolution(), IMAGES);
        if (network.stem().batchNorm().isPresent()) {
            String normalized = normRelu(network.stem().batchNorm().get(), features);
            features = pooling("features.pool0", SubsamplingLayer.PoolingType.MAX, 3, 1, normalized);
        }
        for (DenseBlock block : network.blocks()) {
            features = block(block, features);
            if (block.transition().isPresent()) {
                features = transition(block.transition().get(), features);
            }
        }
        String normalized = normRelu(network.head().batchNorm(), features);
        graph.addLayer("pool5", new GlobalPoolingLayer(PoolingType.AVG), normalized);
        graph.addLayer(
                CLASSIFIER,
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nOut(network.head().classes())
                        .build(),
                "pool5");
    }

    private String block(DenseBlock block, String input) {
        List<String> features = new ArrayList<>(List.of(input));
        for (DenseLayer layer : block.layers()) {
            String name = layer.batchNorm1().module();
            String joined = joined(name + ".concat", features);
            features.add(denseLayer(layer, joined));
        }
        return joined("block" + block.number() + ".concat", features);
    }

    private String denseLayer(DenseLayer layer, String input) {
        String normalized = normRelu(layer.batchNorm1(), input);
        if (layer.bottleneck().isPresent()) {
            String narrow = convolution(layer.bottleneck().get().convolution(), normalized);
            normalized = normRelu(layer.bottleneck().get().batchNorm2(), narrow);
        }
        String convolved = convolution(layer.convolution(), normalized);
        return dropout > 0 ? dropped(convolved) : convolved;
    }

    private String dropped(String input) {
        String name = input + ".dropout";
        graph.addLayer(name, new DropoutLayer(1 - dropout), input);
        return name;
    }

    private String transition(TransitionLayer layer, String input) {
        String convolved = convolution(layer.convolution(), normRelu(layer.batchNorm(), input));
        return pooling("pool" + layer.afterBlock(), SubsamplingLayer.PoolingType.AVG, 2, 0, convolved);
    }

    private String joined(String name, List<String> parts) {
        graph.addVertex(name, new MergeVertex(), parts.toArray(String[]::new));
        return name;
    }

    private String convolution(Convolution convolution, String input) {
        graph.addLayer(
                convolution.module(),
                new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
                        .stride(convolution.stride(), convolution.stride())
                        .padding(convolution.padding(), convolution.padding())
                        .nOut(convolution.outputChannels())
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build(),
                input);
        return convolution.module();
    }

    private String normRelu(BatchNorm norm, String input) {
        graph.addLayer(
                norm.module(),
                new BatchNormalization.Builder()
                        .eps(EPSILON)
                        .decay(DECAY)
                        .useLogStd(true) // whatever a file says, Deeplearning4j reads its statistics so (seen)
                        .build(),
                input);
        graph.addLayer(norm.module() + ".relu", new ActivationLayer(Activation.RELU), norm.module());
        return norm.module() + ".relu";
    }

    private String pooling(String name, SubsamplingLayer.PoolingType type, int kernel, int padding, String input) {
        graph.addLayer(
                name,
                new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(2, 2)
                        .padding(padding, padding)
                        .build(),
                input);
        return name;
    }
}
