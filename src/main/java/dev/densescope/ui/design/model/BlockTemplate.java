package dev.densescope.ui.design.model;

import dev.densescope.spec.DenseBlockSpec;
import java.util.List;

/**
 * A block of the palette. It takes the growth rate, and the width of the bottleneck, from the block next to it.
 *
 * @param layers number of layers
 * @param bottleneck whether its layers have a 1x1 convolution
 */
public record BlockTemplate(int layers, boolean bottleneck) {
    /** The usual width of a bottleneck, in multiples of the growth rate. */
    private static final int USUAL_BOTTLENECK = 4;

    /** Those of the palette: the sizes of the blocks of DenseNet-121 to DenseNet-201, and one of DenseNet-40. */
    public static List<BlockTemplate> all() {
        return List.of(
                new BlockTemplate(6, true),
                new BlockTemplate(12, true),
                new BlockTemplate(24, true),
                new BlockTemplate(48, true),
                new BlockTemplate(12, false));
    }

    DenseBlockSpec nextTo(DenseBlockSpec neighbour) {
        int width = neighbour.hasBottleneck() ? neighbour.bottleneck() : USUAL_BOTTLENECK;
        return new DenseBlockSpec(layers, neighbour.growthRate(), bottleneck ? width : 0);
    }
}
