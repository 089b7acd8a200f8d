package dev.densescope.plan.decision;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.network.TransitionLayer;
import dev.densescope.spec.LayerPath;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The outputs that each layer of a design can recompute. There is no concatenation if features are in place, no 1x1
 * convolution without a bottleneck, and nothing to recompute in a stem without batch norm; the output of the head's
 * batch norm is not read in backward. Chunks of channels need a 1x1 convolution
 * that reads the batch norm, and features in place.
 */
public final class Recomputable {
    private final Map<LayerPath, LayerChoices> choices = new LinkedHashMap<>();

    private Recomputable() {}

    /** @param inPlace whether the features of a block, counted from 1, are in place */
    public static Map<LayerPath, LayerChoices> in(Network network, IntPredicate inPlace) {
        Recomputable recomputable = new Recomputable();
        recomputable.putStem(network.stem().batchNorm().isPresent());
        for (DenseBlock block : network.blocks()) {
            boolean copies = !inPlace.test(block.number());
            block.layers().forEach(layer -> recomputable.put(layer, copies));
            block.transition().ifPresent(transition -> recomputable.put(transition, copies));
            if (block.transition().isEmpty()) {
                recomputable.put(LayerPath.HEAD, copies, false);
            }
        }
        return recomputable.choices;
    }

    private void putStem(boolean hasBatchNorm) {
        Set<LayerOutput> outputs = hasBatchNorm ? Set.of(LayerOutput.STEM_CONVOLUTION) : Set.of();
        choices.put(LayerPath.STEM, new LayerChoices(outputs, false));
    }

    private void put(DenseLayer layer, boolean copies) {
        if (layer.bottleneck().isPresent()) {
            put(layer.path(), copies, !copies, LayerOutput.NORM1, LayerOutput.CONVOLUTION1, LayerOutput.NORM2);
        } else {
            put(layer.path(), copies, false, LayerOutput.NORM1);
        }
    }

    private void put(TransitionLayer transition, boolean copies) {
        put(transition.path(), copies, !copies, LayerOutput.NORM1);
    }

    private void put(LayerPath layer, boolean copies, boolean inChunks, LayerOutput... others) {
        EnumSet<LayerOutput> outputs = EnumSet.noneOf(LayerOutput.class);
        if (copies) {
            outputs.add(LayerOutput.CONCATENATION);
        }
        outputs.addAll(Set.of(others));
        choices.put(layer, new LayerChoices(outputs, inChunks));
    }
}
