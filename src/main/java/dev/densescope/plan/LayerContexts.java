package dev.densescope.plan;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes what the operations of a layer depend on, besides the decisions for the whole network: the decision for the
 * layer, and whether the feature maps of the blocks before and after it are in place. A context is a number, so that it
 * can index an array. Immutable.
 */
final class LayerContexts {
    /** One for each output, and whether one of them is computed in chunks. */
    private static final int DECISIONS = LayerOutput.values().length + 1;

    private static final int IN_CHUNKS = 1 << (DECISIONS - 1);
    /** Number of different contexts. */
    static final int COUNT = 1 << (DECISIONS + 2);

    private static final int NO_BLOCK = 0;

    /** A layer and the blocks that it reads and writes. */
    private record Place(LayerPath layer, int blockBefore, int blockAfter) {}

    private final List<Place> places = new ArrayList<>();
    private final int blocks;

    LayerContexts(Network network) {
        blocks = network.blocks().size();
        places.add(new Place(LayerPath.STEM, NO_BLOCK, 1));
        for (DenseBlock block : network.blocks()) {
            for (Layer layer : block.layers()) {
                places.add(new Place(layer.path(), block.number(), NO_BLOCK));
            }
            block.transition()
                    .ifPresent(
                            transition -> places.add(new Place(transition.path(), block.number(), block.number() + 1)));
        }
        places.add(new Place(LayerPath.HEAD, blocks, NO_BLOCK));
    }

    /** All layers, in forward order. */
    List<LayerPath> layers() {
        return places.stream().map(Place::layer).toList();
    }

    /** The context of each layer, in forward order; less than {@link #COUNT}. */
    int[] of(StorageDecisions decisions) {
        boolean[] inPlace = new boolean[blocks + 1];
        for (int block = 1; block <= blocks; block++) {
            inPlace[block] = decisions.keepsFeaturesInPlace(block);
        }
        int[] contexts = new int[places.size()];
        for (int i = 0; i < contexts.length; i++) {
            Place place = places.get(i);
            int context = recomputed(decisions, place.layer());
            context |= inPlace[place.blockBefore()] ? 1 << DECISIONS : 0;
            context |= inPlace[place.blockAfter()] ? 2 << DECISIONS : 0;
            contexts[i] = context;
        }
        return contexts;
    }

    private static int recomputed(StorageDecisions decisions, LayerPath layer) {
        Recomputed decision = decisions.recomputed(layer);
        int outputs = decision.inChunks() ? IN_CHUNKS : 0;
        for (LayerOutput output : decision.outputs()) {
            outputs |= 1 << output.ordinal();
        }
        return outputs;
    }

    /** The decisions for the whole network as a number. */
    static int ofNetwork(StorageDecisions decisions) {
        return (decisions.sharesPerBlock() ? 1 : 0)
                + (decisions.sharesGradients() ? 2 : 0)
                + (decisions.reusesMemory() ? 4 : 0);
    }
}
