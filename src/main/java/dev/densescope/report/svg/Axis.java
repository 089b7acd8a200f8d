package dev.densescope.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis whose ticks are round numbers of its unit.
 *
 * @param unit such as {@code MiB}; empty for plain numbers
 * @param unitSize how many of the plotted values make one unit
 * @param firstTick in units: where the axis begins
 * @param tickStep in units
 * @param steps number of steps up to where the axis ends
 */
public record Axis(String unit, double unitSize, double firstTick, double tickStep, int steps) {
    private static final double KIBI = 1024;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** From 0 to at least {@code most} bytes, in KiB, MiB, GiB or TiB. */
    public static Axis bytes(long most, int maxSteps) {
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double size = KIBI;
        while (unit < units.length - 1 && most >= size * KIBI) {
            size *= KIBI;
            unit++;
        }
        return from(units[unit], size, 0, Math.max((double) most, 1), maxSteps);
    }

    /** From 0 to at least {@code most} nanoseconds, in microseconds, milliseconds or seconds. */
    public static Axis nanos(long most, int maxSteps) {
        double end = Math.max((double) most, 1);
        if (most >= 2_000_000_000L) {
            return from("s", 1e9, 0, end, maxSteps);
        }
        return most >= 2_000_000 ? from("ms", 1e6, 0, end, maxSteps) : from("µs", 1e3, 0, end, maxSteps);
    }

    /** Plain numbers that hold both ends. */
    public static Axis plain(double least, double most, int maxSteps) {
        // beyond 2^53 adding 1 changes nothing
        return from("", 1, least, most > least ? most : least + Math.max(1, Math.abs(least)), maxSteps);
    }

    private static Axis from(String unit, double unitSize, double least, double most, int maxSteps) {
        double low = least / unitSize;
        double high = most / unitSize;
        double step = roundStep((high - low) / maxSteps);
        double first = Math.floor(low / step + 1e-9) * step;
        int steps = (int) Math.max(1, Math.ceil((high - first) / step - 1e-9));
        return new Axis(unit, unitSize, first, step, steps);
    }

    private static double roundStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double round : ROUND) {
            if (round * power >= atLeast * (1 - 1e-9)) {
                return round * power;
            }
        }
        throw new IllegalArgumentException("step must be positive, but is " + atLeast);
    }

    /** The plotted value at the end of the axis. */
    public double most() {
        return (firstTick + steps * tickStep) * unitSize;
    }

    /** The plotted values at the ticks, first and last included. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add((firstTick + i * tickStep) * unitSize);
        }
        return List.copyOf(ticks);
    }

    /** The number at a tick, without the unit; all ticks have as many decimals. */
    public String label(double tick) {
        return String.format(Locale.ROOT, "%,." + decimals() + "f", tick / unitSize);
    }

    /** How far along the axis a value lies: 0 at its beginning, 1 at its end. */
    public double fraction(double value) {
        return (value / unitSize - firstTick) / (steps * tickStep);
    }

    private int decimals() {
        int decimals = 0;
        double step = tickStep;
        while (decimals < 9 && Math.abs(step - Math.rint(step)) > 1e-6) {
            step *= 10;
            decimals++;
        }
        return decimals;
    }
}
