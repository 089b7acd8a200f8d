package dev.densescope.device.cpu.norm;

import dev.densescope.device.NormGradients;
import dev.densescope.device.StatisticsGradient;
import dev.densescope.device.Tensor;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.parallel.TileMath;
import java.util.Optional;

/** Where the direct part of a batch norm's gradient goes. Workers write different places side by side. */
public final class DirectGradient {
    private final ChannelRowNorm.Rows targetRows;
    private final Optional<ChannelRowNorm.Rows> ownRows;
    private final NativeFloats target;
    private final Optional<NativeFloats> own;
    private final boolean accumulate;
    private final NormResults results;

    public DirectGradient(
            NormGradients gradients, Optional<Tensor> own, StatisticsGradient statistics, boolean accumulate) {
        targetRows = ChannelRowNorm.Rows.of(gradients.input());
        ownRows = own.map(ChannelRowNorm.Rows::of);
        target = new NativeFloats(gradients.input());
        this.own = own.map(NativeFloats::new);
        this.accumulate = accumulate;
        results = new NormResults(gradients, statistics, accumulate);
    }

    boolean accumulates() {
        return accumulate;
    }

    /** Address of a channel's row. */
    long targetRow(int channel) {
        return targetRows.row(channel);
    }

    /** Address of a channel's row where the result is kept by itself, or 0. */
    long ownRow(int channel) {
        return ownRows.isPresent() ? ownRows.get().row(channel) : 0;
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
