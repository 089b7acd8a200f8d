package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.Ticks;

/**
 * The horizontal axis of the fit bars. A memory much larger than all bars does not squeeze them: its line then stands at
 * the right edge.
 *
 * @param axis of bytes, from 0
 */
record FitScale(Axis axis) {
    private static final int STEPS = 5;
    private static final int KEY_STEPS = 100;
    private static final double HEADROOM = 1.04;
    private static final double SQUEEZE = 1.5;

    static FitScale of(long largestBytes, long memoryBytes) {
        double top = largestBytes * HEADROOM;
        if (memoryBytes <= largestBytes * SQUEEZE) {
            top = Math.max(top, memoryBytes * HEADROOM);
        }
        return new FitScale(Axis.bytes(Math.round(top), STEPS));
    }

    /** Where bytes stand, from 0 to 1; what lies beyond stands at 1. */
    double fractionOf(long bytes) {
        return Math.max(0, Math.min(1, bytes / axis.max()));
    }

    boolean reaches(long bytes) {
        return bytes <= axis.max();
    }

    /** The bytes at a fraction of the axis, in round steps a pixel or two apart. */
    long bytesAt(double fraction) {
        double step = Ticks.roundStep(unitsInAll() / 500);
        double units = Math.rint(Math.max(0, Math.min(1, fraction)) * unitsInAll() / step) * step;
        return Math.max(ByteEntry.MIN, Math.round(units * axis.unitSize()));
    }

    /** The bytes one key press to the right (1) or left (-1): a round step further, from beyond the axis back to its end. */
    long next(long bytes, int direction) {
        if (direction < 0 && !reaches(bytes)) {
            return Math.round(axis.max());
        }
        double units = (double) bytes / axis.unitSize();
        double step = Ticks.roundStep(Math.max(units, unitsInAll()) / KEY_STEPS);
        double moved = (Math.rint(units / step) + direction) * step * axis.unitSize();
        return Math.max(ByteEntry.MIN, Math.min(ByteEntry.MAX, Math.round(moved)));
    }

    private double unitsInAll() {
        return axis.steps() * axis.tickStep();
    }
}
