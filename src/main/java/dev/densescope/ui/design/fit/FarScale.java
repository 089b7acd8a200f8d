package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.quantity.QuantityText;
import java.util.List;

/**
 * The scale after the break of {@link FitScale}: from the end of the bars' axis to a round value above the device
 * memory.
 *
 * @param unit such as {@code GiB}
 * @param unitSize bytes in a unit
 * @param units range of the scale in units
 * @param round round ticks in the range
 */
record FarScale(String unit, double unitSize, AxisRange units, Ticks round) {
    private static final int STEPS = 3;
    private static final double HEADROOM = 1.02;

    /** @param bars the axis of the bars, which ends below the device memory */
    static FarScale of(Axis bars, long memoryBytes) {
        Axis whole = Axis.bytes(Math.round(memoryBytes * HEADROOM), STEPS);
        AxisRange range = new AxisRange(bars.max() / whole.unitSize(), whole.max() / whole.unitSize());
        return new FarScale(whole.unit(), whole.unitSize(), range, Ticks.within(range, STEPS));
    }

    /** The position of a number of bytes, 0 at the break and 1 at the end. */
    double fractionOf(long bytes) {
        return units.fractionOf(bytes / unitSize);
    }

    /** The bytes at a position, rounded to steps. */
    long bytesAt(double fraction) {
        double step = Ticks.roundStep(units.length() / 200);
        double value = Math.rint(units.at(fraction) / step) * step;
        return Math.round(Math.max(units.from(), Math.min(units.to(), value)) * unitSize);
    }

    /** Bytes at the ticks. */
    List<Double> ticks() {
        return round.values().stream().map(units -> units * unitSize).toList();
    }

    String label(double bytes, QuantityText numbers) {
        return round.label(bytes / unitSize, numbers) + " " + unit;
    }
}
