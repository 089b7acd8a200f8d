package dev.densescope.plan.decision;

import dev.densescope.memory.Category;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Layer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.network.StemLayer;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The decision for each output of each layer in one plan. Immutable.
 *
 * @param network the network of the plan
 * @param plan a decision for each layer
 * @param possible the outputs of each layer that this plan could recompute
 */
public record LayerDecisions(Network network, StepPlan plan, Map<LayerPath, LayerChoices> possible) {
    /** The decisions of a plan for a network. */
    public static LayerDecisions of(Network network, StoragePlan shown) {
        StepPlan plan = shown instanceof StepPlan each ? each : StepPlan.of(network, shown);
        return new LayerDecisions(network, plan, Recomputable.in(network, plan::keepsFeaturesInPlace));
    }

    /** Whether any layer has an output of a category that is kept. */
    public boolean keepsAny(Category category) {
        return layers().stream()
                .flatMap(layer -> in(layer, OutputState.KEPT).stream())
                .anyMatch(output -> category(output) == category);
    }

    /** All layers in forward order. */
    public List<LayerPath> layers() {
        return List.copyOf(plan.layers().keySet());
    }

    /** The decision for a layer; recomputes nothing if there is no such layer. */
    public Recomputed recomputed(LayerPath layer) {
        return plan.layers().getOrDefault(layer, Recomputed.NOTHING);
    }

    /** The state of an output of a layer. */
    public OutputState state(LayerPath layer, LayerOutput output) {
        if (possible.containsKey(layer) && possible.get(layer).outputs().contains(output)) {
            return state(recomputed(layer), output);
        }
        boolean inPlace = output == LayerOutput.CONCATENATION
                && layer.kind() != LayerPath.Kind.STEM
                && plan.keepsFeaturesInPlace(blockRead(layer));
        return inPlace ? OutputState.IN_PLACE : OutputState.NONE;
    }

    private static OutputState state(Recomputed decision, LayerOutput output) {
        if (!decision.includes(output)) {
            return OutputState.KEPT;
        }
        return decision.inChunks() && output == LayerOutput.NORM1 ? OutputState.IN_CHUNKS : OutputState.RECOMPUTED;
    }

    /** Whether any output of any layer is in a state. */
    public boolean hasAny(OutputState state) {
        return layers().stream().anyMatch(layer -> !in(layer, state).isEmpty());
    }

    /** The outputs of a layer that are in one of the states, in forward order. */
    public List<LayerOutput> in(LayerPath layer, OutputState... states) {
        List<LayerOutput> outputs = new ArrayList<>();
        for (LayerOutput output : LayerOutput.values()) {
            if (List.of(states).contains(state(layer, output))) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    /** Bytes of an output for all images of a step; empty if the layer has no such output. */
    public OptionalLong bytes(LayerPath path, LayerOutput output) {
        return network.layer(path).flatMap(layer -> shape(layer, output)).stream()
                .mapToLong(shape -> shape.elements() * network.spec().batch() * Float.BYTES)
                .findFirst();
    }

    /** The category of an output. */
    public static Category category(LayerOutput output) {
        return switch (output) {
            case CONCATENATION -> Category.CONCATENATION;
            case STEM_CONVOLUTION, CONVOLUTION1 -> Category.CONVOLUTION;
            case NORM1, NORM2 -> Category.BATCH_NORM;
        };
    }

    private int blockRead(LayerPath layer) {
        return layer.kind() == LayerPath.Kind.HEAD ? network.blocks().size() : layer.block();
    }

    private static Optional<MapShape> shape(Layer layer, LayerOutput output) {
        Optional<DenseLayer.Bottleneck> bottleneck =
                layer instanceof DenseLayer dense ? dense.bottleneck() : Optional.empty();
        return switch (output) {
            case STEM_CONVOLUTION ->
                layer instanceof StemLayer stem ? Optional.of(stem.convolution().output()) : Optional.empty();
            case CONCATENATION, NORM1 -> layer instanceof StemLayer ? Optional.empty() : Optional.of(layer.input());
            case CONVOLUTION1, NORM2 ->
                bottleneck.map(narrow -> narrow.convolution().output());
        };
    }
}
