package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.Optional;

/**
 * Batch norms that see a single value per channel in training: a batch of 1 whose feature maps are 1x1. The value is its
 * own mean, so what they give is their shift whatever the image, and no gradient passes. All paths to the loss end in one
 * of them, since maps only shrink. PyTorch refuses to train such a layer.
 *
 * @param first the first layer that has one
 */
public record SingleValueNorms(LayerPath first) {
    /** Those of a network; empty if each of its batch norms sees at least two values. */
    public static Optional<SingleValueNorms> in(Network network) {
        int batch = network.spec().batch();
        return network.layers().stream()
                .filter(layer -> layer.batchNorms().stream().anyMatch(norm -> values(norm, batch) == 1))
                .findFirst()
                .map(layer -> new SingleValueNorms(layer.path()));
    }

    private static long values(BatchNorm norm, int batch) {
        return (long) batch * norm.shape().height() * norm.shape().width();
    }

    /** What it means and what to do, for the user. */
    public String sentence() {
        return "Batch norm sees a single value per channel from %s on (batch 1, feature maps of 1x1), so nothing is"
                        .formatted(first)
                + " learned from the images: raise the batch or the input size.";
    }
}
