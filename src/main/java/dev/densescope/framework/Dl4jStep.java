package dev.densescope.framework;

import dev.densescope.network.BatchNorm;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Simulates a training step of a Deeplearning4j {@code ComputationGraph} on the processor, with workspaces as they are by
 * default and Nesterov momentum: all activations are in one workspace until the end of backward; working memory is in
 * another, opened for each vertex; gradients are in workspaces that are reused as soon as they are closed. For one step.
 */
final class Dl4jStep {
    private static final double ACTIVATIONS_MARGIN = 0.05;
    private static final double MARGIN = 0.02;
    private static final int FLOAT_BYTES = 4;

    private final List<Dl4jVertex> vertices;
    private final long constantBytes;
    private final Dl4jWorkspace activations = new Dl4jWorkspace(ACTIVATIONS_MARGIN);
    private final Dl4jWorkspace working = new Dl4jWorkspace(MARGIN);
    private final List<Dl4jWorkspace> gradients = new ArrayList<>();
    private final Deque<Dl4jWorkspace> free = new ArrayDeque<>();
    private final List<List<Dl4jWorkspace>> closedAfter = new ArrayList<>();
    private long detachedBytes;
    private long mostDetachedBytes;
    private long peakBytes;

    private Dl4jStep(Network network) {
        vertices = Dl4jGraph.verticesOf(network);
        vertices.forEach(vertex -> closedAfter.add(new ArrayList<>()));
        constantBytes = constantBytes(network);
    }

    static FrameworkNeed need(Network network) {
        Dl4jStep step = new Dl4jStep(network);
        step.forward();
        step.backward();
        return new FrameworkNeed(step.peakBytes, step.reservedBytes());
    }

    /** Parameters and their gradients, both with running statistics, momentum, and the minibatch. */
    private static long constantBytes(Network network) {
        long statistics = network.batchNorms().stream()
                .map(BatchNorm::shape)
                .mapToLong(MapShape::channels)
                .map(channels -> 2 * channels)
                .sum();
        long minibatch = network.spec().batch()
                * (network.stem().input().elements() + network.spec().classes());
        return FLOAT_BYTES * (3 * network.parameterCount() + 2 * statistics + minibatch);
    }

    private void forward() {
        for (Dl4jVertex vertex : vertices) {
            activations.allocate(vertex.activationBytes());
            detachedBytes += vertex.detachedBytes();
            work(vertex.forwardWorkingBytes());
        }
        mostDetachedBytes = detachedBytes;
    }

    private void backward() {
        for (int i = vertices.size() - 1; i > 0; i--) {
            Dl4jVertex vertex = vertices.get(i);
            Dl4jWorkspace ofVertex = freeWorkspace();
            closedAfter.get(vertex.gradientsReadUntil()).add(ofVertex);
            ofVertex.allocate(vertex.gradientBytes());
            work(vertex.backwardWorkingBytes());
            detachedBytes -= vertex.detachedBytes();
            closedAfter.get(i).forEach(this::close);
        }
    }

    /** The one that was closed last, or a new one. */
    private Dl4jWorkspace freeWorkspace() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        Dl4jWorkspace workspace = new Dl4jWorkspace(MARGIN);
        gradients.add(workspace);
        return workspace;
    }

    private void close(Dl4jWorkspace workspace) {
        workspace.close();
        free.push(workspace);
    }

    private void work(long bytes) {
        working.allocate(bytes);
        peakBytes = Math.max(
                peakBytes,
                constantBytes
                        + activations.bytes()
                        + detachedBytes
                        + working.bytes()
                        + gradients.stream().mapToLong(Dl4jWorkspace::bytes).sum());
        working.close();
    }

    private long reservedBytes() {
        return constantBytes
                + mostDetachedBytes
                + activations.reservedBytes()
                + working.reservedBytes()
                + gradients.stream().mapToLong(Dl4jWorkspace::reservedBytes).sum();
    }
}
