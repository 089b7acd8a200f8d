package dev.densescope.model.dl4j;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.InputSpec;
import dev.densescope.weights.tensor.TensorValues;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The network of a design in Deeplearning4j, an implementation that shares no code with our kernels, with our parameters,
 * images and labels in its order. Confined to one thread.
 */
public final class Dl4jDenseNet {
    private final Network network;
    private final DataType type;
    private final ComputationGraph graph;

    /**
     * The network with parameters of Deeplearning4j's choice.
     *
     * @param settings precision, updater and whatever else holds for all layers
     */
    public Dl4jDenseNet(Network network, NeuralNetConfiguration.Builder settings) {
        this.network = network;
        type = settings.getDataType();
        graph = new ComputationGraph(Dl4jLayers.of(network, settings));
        graph.init();
    }

    /** Deeplearning4j's own object, with this network's layers. */
    public ComputationGraph graph() {
        return graph;
    }

    /** Sets a parameter to our values, in row-major order. */
    public void setParameter(Parameter parameter, float[] values) {
        graph.getParam(key(parameter)).assign(inOrderOf(parameter, values));
    }

    /** Sets parameters and running statistics to ours, by their names in weights files. */
    public void load(TensorValues weights) {
        network.parameters().forEach(each -> setParameter(each, weights.of(each.name())));
        network.batchNorms().forEach(norm -> {
            setStatistics(norm.module() + "_mean", weights.of(norm.runningMeanName()));
            setStatistics(norm.module() + "_log10stdev", LogDeviations.of(weights.of(norm.runningVarianceName())));
        });
    }

    private void setStatistics(String key, float[] values) {
        graph.getParam(key).assign(Nd4j.createFromArray(values).castTo(type).reshape(1, values.length));
    }

    /** Images (N, H, W, C) as a tensor (N, C, H, W) of this precision. */
    public INDArray imagesOf(float[] images) {
        InputSpec input = network.spec().input();
        return Nd4j.createFromArray(images)
                .castTo(type)
                .reshape(network.spec().batch(), input.height(), input.width(), input.channels())
                .permute(0, 3, 1, 2)
                .dup('c');
    }

    /** Class numbers as rows of zeros with a one. */
    public INDArray labelsOf(int[] labels) {
        INDArray oneHot = Nd4j.zeros(type, labels.length, network.spec().classes());
        for (int i = 0; i < labels.length; i++) {
            oneHot.putScalar(i, labels[i], 1);
        }
        return oneHot;
    }

    /** The gradient of the mean loss that was computed last; Deeplearning4j has it summed over the minibatch. */
    public INDArray gradientOf(Parameter parameter) {
        return graph.gradient()
                .gradientForVariable()
                .get(key(parameter))
                .div(network.spec().batch());
    }

    /** Our values in Deeplearning4j's shape: it keeps the linear weight as (channels, classes). */
    public INDArray inOrderOf(Parameter parameter, float[] values) {
        INDArray rows = Nd4j.createFromArray(values).castTo(type).reshape(shapeOf(parameter));
        return parameter.kind() == Parameter.Kind.LINEAR_WEIGHT ? rows.transpose() : rows;
    }

    private static long[] shapeOf(Parameter parameter) {
        long[] dimensions =
                parameter.dimensions().stream().mapToLong(Integer::longValue).toArray();
        return dimensions.length == 1 ? new long[] {1, dimensions[0]} : dimensions;
    }

    private static String key(Parameter parameter) {
        String module = parameter.name().substring(0, parameter.name().lastIndexOf('.'));
        return switch (parameter.kind()) {
            case CONVOLUTION_WEIGHT, LINEAR_WEIGHT -> module + "_W";
            case LINEAR_BIAS -> module + "_b";
            case BATCH_NORM_SCALE -> module + "_gamma";
            case BATCH_NORM_SHIFT -> module + "_beta";
        };
    }
}
