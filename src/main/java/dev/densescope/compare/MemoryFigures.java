package dev.densescope.compare;

import java.util.OptionalLong;

/**
 * Measured bytes of a run, as far as they are known.
 *
 * @param reserved most bytes held from the device or the allocator
 * @param peakLive most live bytes
 * @param forwardFeatureMaps bytes of dense-layer intermediates kept when forward ends
 * @param processPeak peak resident memory of the process
 */
public record MemoryFigures(
        OptionalLong reserved, OptionalLong peakLive, OptionalLong forwardFeatureMaps, OptionalLong processPeak) {
    /** Nothing was measured. */
    public static final MemoryFigures NONE =
            new MemoryFigures(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
