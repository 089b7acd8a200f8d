package dev.densescope.bench;

import dev.densescope.model.dl4j.Dl4jDenseNet;
import dev.densescope.network.Parameter;
import dev.densescope.network.ParameterInitializer;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Deeplearning4j's graph on a workload, set up as its manual says for speed: single precision, workspaces, the oneDNN
 * helpers that release 1.0.0-M2.1 leaves out unless asked, no garbage collections of its own, no listeners, the minibatch
 * in its own memory. Starts from the same weights as our engine.
 */
final class Dl4jTrainer {
    /** Deeplearning4j's own system property. */
    private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    private final ComputationGraph graph;
    private final double initialDecay;
    private final INDArray[] images;
    private final INDArray[] labels;

    Dl4jTrainer(Workload workload) {
        System.setProperty(HELPERS_DISABLED, "false");
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .cacheMode(CacheMode.NONE)
                .updater(new Nesterovs(Workload.LEARNING_RATE, Workload.MOMENTUM))
                .l2(Workload.WEIGHT_DECAY);
        Dl4jDenseNet net = new Dl4jDenseNet(workload.network(), settings);
        ParameterInitializer initializer = new ParameterInitializer(Workload.SEED);
        for (Parameter parameter : workload.network().parameters()) {
            net.setParameter(parameter, initializer.valuesOf(parameter));
        }
        graph = net.graph();
        initialDecay = graph.calcRegularizationScore(true);
        images = new INDArray[] {net.imagesOf(workload.images())};
        labels = new INDArray[] {net.labelsOf(workload.labels())};
    }

    /** One step; gives the loss before the update, less what the initial weights' decay adds to Deeplearning4j's score. */
    float step() {
        graph.fit(images, labels);
        return (float) (graph.score() - initialDecay);
    }
}
