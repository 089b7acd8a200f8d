package dev.densescope.framework;

import dev.densescope.model.dl4j.Dl4jDenseNet;
import dev.densescope.network.Network;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Trains a network with Deeplearning4j and counts the bytes of its arrays and workspaces: a workspace allocates in the
 * middle of an operation, and arrays outside workspaces are those that batch norms keep.
 */
final class Dl4jMemory {
    /** A workspace has a page at the latest after as many steps as the graph has vertices. */
    private static final int MOST_STEPS = 100;

    private final List<Field> kept = List.of(field("xHat"), field("xMu"));
    private final List<BatchNormalization> norms = new ArrayList<>();
    private final ComputationGraph graph;
    private final INDArray[] images;
    private final INDArray[] labels;
    private long peakBytes;
    private long mostKeptBytes;

    private Dl4jMemory(Network network) {
        Dl4jDenseNet net = new Dl4jDenseNet(
                network,
                new NeuralNetConfiguration.Builder()
                        .dataType(DataType.FLOAT)
                        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                        .cacheMode(CacheMode.NONE)
                        .updater(new Nesterovs(0.01, 0.9)));
        graph = net.graph();
        Random random = new Random(1);
        float[] pixels = new float
                [Math.toIntExact(network.spec().batch() * network.stem().input().elements())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        images = new INDArray[] {net.imagesOf(pixels)};
        labels = new INDArray[] {net.labelsOf(new int[network.spec().batch()])};
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof BatchNormalization norm) {
                norms.add(norm);
            }
        }
    }

    /** What the network needs once all workspaces have pages. */
    static FrameworkNeed measure(Network network) throws ReflectiveOperationException {
        Dl4jMemory memory = new Dl4jMemory(network);
        CountingWorkspaces[] workspaces = new CountingWorkspaces[1];
        try (CountingWorkspaces counting = new CountingWorkspaces(() -> memory.count(workspaces[0]))) {
            workspaces[0] = counting;
            int steps = 0;
            do {
                memory.graph.fit(memory.images, memory.labels);
                steps++;
            } while (!counting.haveLearned() && steps < MOST_STEPS);
            if (!counting.haveLearned() || !Double.isFinite(memory.graph.score())) {
                throw new IllegalStateException("after %d steps: loss %f, pages %s"
                        .formatted(steps, memory.graph.score(), counting.haveLearned()));
            }
            long constant = memory.constantBytes();
            return new FrameworkNeed(
                    constant + memory.peakBytes, constant + memory.mostKeptBytes + counting.reservedBytes());
        }
    }

    private void count(CountingWorkspaces workspaces) {
        long keptBytes = norms.stream()
                .flatMap(norm -> kept.stream().map(field -> detached(field, norm)))
                .mapToLong(Dl4jMemory::bytes)
                .sum();
        mostKeptBytes = Math.max(mostKeptBytes, keptBytes);
        peakBytes = Math.max(peakBytes, keptBytes + workspaces.liveBytes());
    }

    private long constantBytes() {
        return bytes(graph.params())
                + bytes(graph.getFlattenedGradients())
                + bytes(graph.getUpdater().getStateViewArray())
                + Arrays.stream(images).mapToLong(Dl4jMemory::bytes).sum()
                + Arrays.stream(labels).mapToLong(Dl4jMemory::bytes).sum();
    }

    /** What a batch norm keeps outside workspaces; while it is computed, it is in one. */
    private static INDArray detached(Field field, BatchNormalization norm) {
        try {
            INDArray array = (INDArray) field.get(norm);
            return array == null || array.isAttached() ? null : array;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bytes(INDArray array) {
        return array == null ? 0 : array.length() * array.dataType().width();
    }

    private static Field field(String name) {
        try {
            Field field = BatchNormalization.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
