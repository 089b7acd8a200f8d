package dev.densescope.device.cpu.parallel;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.NativeFloats;

/** Adds the partial sums of the workers, in the order of the workers. */
public final class PartialSums {
    private static final int TILE = 2048;

    private PartialSums() {}

    /**
     * Adds all partial sums to the first.
     *
     * @param addresses addresses of the partial sums
     * @param count floats per partial sum
     */
    public static Kernel add(Workers workers, long[] addresses, long count) {
        if (addresses.length == 1) {
            return Sequence.NOTHING;
        }
        NativeFloats[] sums = new NativeFloats[addresses.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new NativeFloats(addresses[i], count);
        }
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] total = scratch.array(0, TILE);
            float[] added = scratch.array(1, TILE);
            for (int tile = from; tile < to; tile++) {
                long start = (long) tile * TILE;
                int n = (int) Math.min(TILE, count - start);
                sums[0].load(start, total, 0, n);
                for (int i = 1; i < sums.length; i++) {
                    sums[i].load(start, added, 0, n);
                    TileMath.addTo(total, added, n);
                }
                sums[0].store(start, total, 0, n);
            }
        };
        int tiles = Math.toIntExact((count + TILE - 1) / TILE);
        return settings -> workers.forRanges(tiles, work);
    }
}
