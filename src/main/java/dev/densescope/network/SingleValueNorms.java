package dev.densescope.network;

import dev.densescope.language.Text;
import dev.densescope.spec.LayerPath;
import java.util.Optional;

/**
 * Batch norms that have a single value per channel in training: batch 1 with 1x1 feature maps. The value equals its
 * mean, so the output is the shift for any image and the gradient is zero. Every path to the loss ends in such a batch
 * norm, since feature maps only shrink. PyTorch raises an error for such a layer in training.
 *
 * @param first the first layer with such a batch norm
 */
public record SingleValueNorms(LayerPath first) {
    /**
     * Returns the single-value batch norms of a network; empty if all of its batch norms have at least two values per
     * channel.
     */
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

    /** The consequence and what to do about it, for the user. */
    public Text sentence() {
        return Text.of(
                "Batch norm sees a single value per channel from %s on (batch 1, feature maps of 1x1), so nothing is"
                        + " learned from the images: raise the batch or the input size.",
                first);
    }
}
