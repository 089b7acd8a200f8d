package dev.densescope.device.cpu.norm;

import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.parallel.TileMath;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.Optional;

/** The destinations of the direct part of a batch norm's gradient. Thread-safe for disjoint ranges. */
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

    /** Address of a channel's row in the second destination, or 0. */
    long ownRow(int channel) {
        return ownRows.isPresent() ? ownRows.get().row(channel) : 0;
    }

    /**
     * Writes a tile to the destinations.
     *
     * @param values the tile; overwritten
     * @param previous scratch array of the same length
     */
    void put(long at, float[] values, float[] previous, int n) {
        own.ifPresent(copy -> copy.store(at, values, 0, n));
        if (accumulate) {
            target.load(at, previous, 0, n);
            TileMath.addTo(values, previous, n);
        }
        target.store(at, values, 0, n);
    }

    /** Stores the per-channel results after the last tile. Run thread only. */
    void finish(NormVectors vectors) {
        results.store(vectors);
    }
}
