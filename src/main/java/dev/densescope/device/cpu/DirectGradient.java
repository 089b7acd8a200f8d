package dev.densescope.device.cpu;

import dev.densescope.device.GradientLines;
import dev.densescope.device.NormGradients;
import dev.densescope.device.Tensor;
import java.util.Optional;

/** Where the direct part of a batch norm's gradient goes. Workers write different places side by side. */
final class DirectGradient {
    private final NativeFloats target;
    private final Optional<NativeFloats> own;
    private final boolean accumulate;
    private final NormResults results;

    DirectGradient(NormGradients gradients, Optional<Tensor> own, GradientLines lines, boolean accumulate) {
        target = new NativeFloats(gradients.input());
        this.own = own.map(NativeFloats::new);
        this.accumulate = accumulate;
        results = new NormResults(gradients, lines, accumulate);
    }

    /**
     * Puts a tile where it belongs.
     *
     * @param values is overwritten
     * @param held room for as many
     */
    void put(long at, float[] values, float[] held, int n) {
        own.ifPresent(copy -> copy.store(at, values, 0, n));
        if (accumulate) {
            target.load(at, held, 0, n);
            TileMath.addTo(values, held, n);
        }
        target.store(at, values, 0, n);
    }

    /** Per-channel results, when all tiles are done. Run thread. */
    void finish(NormVectors vectors) {
        results.store(vectors);
    }
}
