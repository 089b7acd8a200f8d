package dev.densescope.device.cpu.norm;

import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.parallel.TileMath;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.StatisticsGradient;
import java.util.Optional;

/** The destinations of the per-channel gradients of a batch norm. Run thread only. */
final class NormResults {
    private final NativeFloats scale;
    private final NativeFloats shift;
    private final Optional<Lines> statistics;

    NormResults(NormGradients gradients) {
        scale = new NativeFloats(gradients.scale());
        shift = new NativeFloats(gradients.shift());
        statistics = Optional.empty();
    }

    NormResults(NormGradients gradients, StatisticsGradient statistics, boolean accumulate) {
        scale = new NativeFloats(gradients.scale());
        shift = new NativeFloats(gradients.shift());
        this.statistics = Optional.of(new Lines(statistics, accumulate));
    }

    void store(NormVectors vectors) {
        int channels = vectors.channels();
        scale.store(0, vectors.scaleGradient, 0, channels);
        shift.store(0, vectors.shiftGradient, 0, channels);
        statistics.ifPresent(held -> held.store(vectors));
    }

    private static final class Lines {
        private final NativeFloats slopes;
        private final NativeFloats offsets;
        private final boolean accumulate;

        Lines(StatisticsGradient statistics, boolean accumulate) {
            slopes = new NativeFloats(statistics.slopes());
            offsets = new NativeFloats(statistics.offsets());
            this.accumulate = accumulate;
        }

        void store(NormVectors vectors) {
            store(vectors.slopes, slopes, vectors);
            store(vectors.offsets, offsets, vectors);
        }

        private void store(float[] values, NativeFloats target, NormVectors vectors) {
            int channels = vectors.channels();
            if (accumulate) {
                float[] held = vectors.free();
                target.load(0, held, 0, channels);
                TileMath.addTo(held, values, channels);
                target.store(0, held, 0, channels);
            } else {
                target.store(0, values, 0, channels);
            }
        }
    }
}
