package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.control.ByteEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one horizontal scale of the fit bars, of their grid and of the line of the device's memory. It is linear, unless that
 * would squeeze the bars against a memory much larger than all of them: then the axis breaks behind the bars, and goes on
 * with a coarser scale up to that memory.
 *
 * @param axis of bytes, from 0, as far as the bars reach
 * @param far what lies beyond the break
 */
record FitScale(Axis axis, Optional<FarScale> far) {
    /** Where the axis breaks, and where it goes on, as fractions of the whole. */
    static final double BREAK_FROM = 0.76;

    static final double BREAK_TO = 0.80;

    private static final int STEPS = 5;
    private static final int KEY_STEPS = 100;
    private static final double HEADROOM = 1.04;
    private static final double SQUEEZE = 3;

    /**
     * A grid line.
     *
     * @param fraction where it stands, from 0 to 1
     * @param label its value with the unit
     */
    record Tick(double fraction, String label) {}

    static FitScale of(long largestBytes, long memoryBytes) {
        boolean breaks = memoryBytes > largestBytes * SQUEEZE;
        double top = breaks ? largestBytes : Math.max(largestBytes, memoryBytes);
        Axis axis = Axis.bytes(Math.round(top * HEADROOM), STEPS);
        return new FitScale(axis, breaks ? Optional.of(FarScale.of(axis, memoryBytes)) : Optional.empty());
    }

    /** Where bytes stand, from 0 to 1; what lies beyond the end of the axis stands at 1. */
    double fractionOf(long bytes) {
        if (far.isPresent() && bytes > axis.max()) {
            return Math.min(1, BREAK_TO + far.get().fractionOf(bytes) * (1 - BREAK_TO));
        }
        return Math.max(0, Math.min(1, axis.fraction((double) bytes))) * linearShare();
    }

    /** The bytes at a fraction of the axis, in round steps a pixel or two apart. */
    long bytesAt(double fraction) {
        double inside = Math.max(0, Math.min(1, fraction));
        if (far.isPresent() && inside >= BREAK_TO) {
            return far.get().bytesAt((inside - BREAK_TO) / (1 - BREAK_TO));
        }
        double step = Ticks.roundStep(unitsInAll() / 500);
        double units = Math.rint(Math.min(1, inside / linearShare()) * unitsInAll() / step) * step;
        return Math.max(ByteEntry.MIN, Math.round(units * axis.unitSize()));
    }

    /** The bytes one key press to the right (1) or left (-1): a round step further. */
    long next(long bytes, int direction) {
        double units = (double) bytes / axis.unitSize();
        double step = Ticks.roundStep(Math.max(units, unitsInAll()) / KEY_STEPS);
        double moved = (Math.rint(units / step) + direction) * step * axis.unitSize();
        return Math.max(ByteEntry.MIN, Math.min(ByteEntry.MAX, Math.round(moved)));
    }

    /** The grid, from left to right. */
    List<Tick> ticks(QuantityText numbers) {
        List<Tick> ticks = new ArrayList<>();
        for (double bytes : axis.ticks()) {
            ticks.add(new Tick(fractionOf(Math.round(bytes)), axis.label(bytes, numbers) + " " + axis.unit()));
        }
        far.ifPresent(beyond -> beyond.ticks()
                .forEach(bytes -> ticks.add(new Tick(fractionOf(Math.round(bytes)), beyond.label(bytes, numbers)))));
        return ticks;
    }

    /** The part of the whole that the linear axis of the bars has. */
    private double linearShare() {
        return far.isPresent() ? BREAK_FROM : 1;
    }

    private double unitsInAll() {
        return axis.steps() * axis.tickStep();
    }
}
