package dev.densescope.sweep.grid;

import dev.densescope.language.Text;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;

/** The depths that a design has with equal numbers of layers in its blocks, as in the paper: 6n + 4 for DenseNet-BC. */
final class EqualBlocks {
    private final DenseNetSpec base;
    /** Of stem, transitions and classifier. */
    private final int fixedDepth;
    /** Of one layer in each block. */
    private final int depthOfLayers;

    EqualBlocks(DenseNetSpec base) {
        this.base = base;
        fixedDepth = base.blocks().size() + 1;
        depthOfLayers = base.blocks().stream()
                .mapToInt(block -> block.hasBottleneck() ? 2 : 1)
                .sum();
    }

    /**
     * The design of a depth.
     *
     * @throws SweepException if equal blocks have no such depth: one sentence with the nearest ones
     */
    DenseNetSpec ofDepth(int depth) {
        int layers = (depth - fixedDepth) / depthOfLayers;
        int most = fixedDepth + depthOfLayers * DenseBlockSpec.MAX_LAYERS;
        if (layers < 1 || depth > most || fixedDepth + layers * depthOfLayers != depth) {
            throw new SweepException(Text.of(
                    "Depth %d is not one of %d equal blocks, which have depths of %d + %d for each layer of a block; %s.",
                    depth, base.blocks().size(), fixedDepth, depthOfLayers, nearest(layers)));
        }
        return base.withBlocks(
                base.blocks().stream().map(block -> block.withLayers(layers)).toList());
    }

    private Text nearest(int layersBelow) {
        int below = Math.max(1, Math.min(layersBelow, DenseBlockSpec.MAX_LAYERS));
        boolean isBetween = layersBelow >= 1 && layersBelow < DenseBlockSpec.MAX_LAYERS;
        int depth = fixedDepth + below * depthOfLayers;
        return isBetween
                ? Text.of("the nearest are %d and %d", depth, depth + depthOfLayers)
                : Text.of("the nearest is %d", depth);
    }
}
