package dev.densescope.baseline.dl4j;

import dev.densescope.baseline.LibraryName;
import dev.densescope.model.dl4j.Dl4jDenseNet;
import dev.densescope.network.Network;
import dev.densescope.weights.tensor.TensorValues;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Trains a network with Deeplearning4j, set up as its manual says for speed: single precision, workspaces, the oneDNN
 * helpers that release 1.0.0-M2.1 leaves out unless asked, no garbage collections of its own. Updates parameters as runs of
 * this program do: SGD with Nesterov momentum, with weight decay of all parameters. Confined to one thread.
 */
public final class GraphTrainer {
    /** Deeplearning4j's own system property. */
    private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    /** Each step says its learning rate. */
    private static final double UNSET = 0;

    private final Dl4jDenseNet net;
    private final ComputationGraph graph;
    private double learningRate = UNSET;

    /** A step that has ended: loss before the update, without weight decay. */
    public record Step(float loss, long nanos) {}

    /** @param weights initial parameters and running statistics, by their names in weights files */
    public GraphTrainer(Network network, double momentum, double weightDecay, TensorValues weights) {
        System.setProperty(HELPERS_DISABLED, "false");
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        net = new Dl4jDenseNet(
                network,
                new NeuralNetConfiguration.Builder()
                        .dataType(DataType.FLOAT)
                        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                        .cacheMode(CacheMode.NONE)
                        .updater(new Nesterovs(UNSET, momentum))
                        .l2(weightDecay)
                        .l2Bias(weightDecay));
        net.load(weights);
        graph = net.graph();
        graph.setListeners(new NormDecay(network, weightDecay));
    }

    /** Name and version of Deeplearning4j, and the kernels that it uses. */
    public String library() {
        return "%s, %s"
                .formatted(LibraryName.deeplearning4j(), usesOneDnn() ? "oneDNN helpers" : "without oneDNN helpers");
    }

    private boolean usesOneDnn() {
        return Arrays.stream(graph.getLayers()).anyMatch(layer -> layer.getHelper() != null);
    }

    /** Trains one step. Images (N, H, W, C) and labels are copied first, which does not count. */
    public Step step(double newLearningRate, float[] images, int[] labels) {
        changeLearningRate(newLearningRate);
        INDArray[] inputs = {net.imagesOf(images)};
        INDArray[] targets = {net.labelsOf(labels)};
        double decay = graph.calcRegularizationScore(true);
        long start = System.nanoTime();
        graph.fit(inputs, targets);
        long nanos = System.nanoTime() - start;
        float loss = (float) (graph.score() - decay);
        inputs[0].close();
        targets[0].close();
        return new Step(loss, nanos);
    }

    /** Deeplearning4j's momentum contains the learning rate of earlier steps; ours does not. */
    private void changeLearningRate(double newLearningRate) {
        if (newLearningRate != learningRate) {
            if (learningRate != UNSET) {
                graph.getUpdater().getStateViewArray().muli(newLearningRate / learningRate);
            }
            graph.setLearningRate(newLearningRate);
            learningRate = newLearningRate;
        }
    }
}
