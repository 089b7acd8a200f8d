package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.control.ByteEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The common horizontal scale of the fit bars, their grid and the memory line. It is linear, unless the device memory
 * is so much larger than all bars that they would be too short. Then the axis has a break after the bars, and continues
 * with a coarser scale up to the device memory.
 *
 * @param axis axis of bytes, from 0 to the end of the bars
 * @param far the scale after the break; empty without a break
 */
record FitScale(Axis axis, Optional<FarScale> far) {
    /** Start and end of the break, as fractions of the width. */
    static final double BREAK_FROM = 0.76;

    static final double BREAK_TO = 0.80;

    private static final int STEPS = 5;
    private static final int KEY_STEPS = 100;
    private static final double HEADROOM = 1.04;
    private static final double SQUEEZE = 3;

    /**
     * A grid line.
     *
     * @param fraction position, from 0 to 1
     * @param label its value with the unit
     */
    record Tick(double fraction, String label) {}

    static FitScale of(long largestBytes, long memoryBytes) {
        boolean breaks = memoryBytes > largestBytes * SQUEEZE;
        double top = breaks ? largestBytes : Math.max(largestBytes, memoryBytes);
        Axis axis = Axis.bytes(Math.round(top * HEADROOM), STEPS);
        return new FitScale(axis, breaks ? Optional.of(FarScale.of(axis, memoryBytes)) : Optional.empty());
    }

    /** The position of a number of bytes, from 0 to 1; values beyond the end of the axis are at 1. */
    double fractionOf(long bytes) {
        if (far.isPresent() && bytes > axis.max()) {
            return Math.min(1, BREAK_TO + far.get().fractionOf(bytes) * (1 - BREAK_TO));
        }
        return Math.max(0, Math.min(1, axis.fraction((double) bytes))) * linearShare();
    }

    /** The bytes at a position, rounded to steps of one or two pixels. */
    long bytesAt(double fraction) {
        double inside = Math.max(0, Math.min(1, fraction));
        if (far.isPresent() && inside >= BREAK_TO) {
            return far.get().bytesAt((inside - BREAK_TO) / (1 - BREAK_TO));
        }
        double step = Ticks.roundStep(unitsInAll() / 500);
        double units = Math.rint(Math.min(1, inside / linearShare()) * unitsInAll() / step) * step;
        return Math.max(ByteEntry.MIN, Math.round(units * axis.unitSize()));
    }

    /** The bytes at a position, or the memory of a GPU whose position is at most {@code within} away. */
    long snapped(double fraction, double within) {
        long bytes = bytesAt(fraction);
        return Arrays.stream(KnownGpu.values())
                .map(KnownGpu::memoryBytes)
                .filter(size -> Math.abs(fractionOf(size) - fraction) <= within)
                .min(Comparator.comparingDouble(size -> Math.abs(fractionOf(size) - fraction)))
                .orElse(bytes);
    }

    /** The bytes after a key press to the right (1) or left (-1): the next step. */
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
            ticks.add(new Tick(fractionOf(Math.round(bytes)), label(bytes, numbers) + " " + axis.unit()));
        }
        far.ifPresent(beyond -> beyond.ticks()
                .forEach(bytes -> ticks.add(new Tick(fractionOf(Math.round(bytes)), beyond.label(bytes, numbers)))));
        return ticks;
    }

    /** Without decimals if there are none, since not all ticks may have a label. */
    private String label(double bytes, QuantityText numbers) {
        double units = bytes / axis.unitSize();
        return units == Math.rint(units) ? numbers.decimals(units, 0) : axis.label(bytes, numbers);
    }

    /** The fraction of the width that the linear axis of the bars takes. */
    private double linearShare() {
        return far.isPresent() ? BREAK_FROM : 1;
    }

    private double unitsInAll() {
        return axis.steps() * axis.tickStep();
    }
}
