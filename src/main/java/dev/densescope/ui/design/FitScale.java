package dev.densescope.ui.design;

import dev.densescope.ui.chart.ByteAxis;
import dev.densescope.ui.chart.NiceScale;

/**
 * The horizontal axis of the fit bars. A memory much larger than all bars does not squeeze them: its line then stands at
 * the right edge.
 *
 * @param axis of bytes, from 0
 */
record FitScale(ByteAxis axis) {
    private static final int STEPS = 5;
    private static final int KEY_STEPS = 100;
    private static final double HEADROOM = 1.04;
    private static final double SQUEEZE = 1.5;

    static FitScale of(long largestBytes, long memoryBytes) {
        double top = largestBytes * HEADROOM;
        if (memoryBytes <= largestBytes * SQUEEZE) {
            top = Math.max(top, memoryBytes * HEADROOM);
        }
        return new FitScale(axisUpTo(Math.round(top)));
    }

    /** In GiB from 2 GiB on, as memory is sold. */
    private static ByteAxis axisUpTo(long bytes) {
        long gib = 1L << 30;
        return bytes >= 2 * gib
                ? new ByteAxis("GiB", gib, NiceScale.upTo((double) bytes / gib, STEPS))
                : ByteAxis.upTo(bytes, STEPS);
    }

    /** Where bytes stand, from 0 to 1; what lies beyond stands at 1. */
    double fractionOf(long bytes) {
        return Math.max(0, Math.min(1, bytes / axis.topBytes()));
    }

    boolean reaches(long bytes) {
        return bytes <= axis.topBytes();
    }

    /** The bytes at a fraction of the axis, in round steps a pixel or two apart. */
    long bytesAt(double fraction) {
        double step = NiceScale.stepFor(axis.scale().top() / 500);
        double units =
                Math.rint(Math.max(0, Math.min(1, fraction)) * axis.scale().top() / step) * step;
        return Math.max(ByteEntry.LEAST, Math.round(units * axis.unitBytes()));
    }

    /** The bytes one key press to the right (1) or left (-1): a round step further, from beyond the axis back to its end. */
    long next(long bytes, int direction) {
        if (direction < 0 && !reaches(bytes)) {
            return Math.round(axis.topBytes());
        }
        double units = (double) bytes / axis.unitBytes();
        double step = NiceScale.stepFor(Math.max(units, axis.scale().top()) / KEY_STEPS);
        double moved = (Math.rint(units / step) + direction) * step * axis.unitBytes();
        return Math.max(ByteEntry.LEAST, Math.min(ByteEntry.MOST, Math.round(moved)));
    }
}
