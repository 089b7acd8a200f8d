package dev.densescope.chart.axis;

import dev.densescope.quantity.QuantityText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear axis with ticks at round numbers of its unit.
 *
 * @param unit such as {@code MiB}; empty for plain numbers
 * @param unitSize size of the unit in plotted values
 * @param firstTick start of the axis, in units
 * @param tickStep distance of ticks, in units
 * @param steps number of steps to the end of the axis
 */
public record Axis(String unit, double unitSize, double firstTick, double tickStep, int steps) {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final double KIBI = 1024;
    /** A larger unit is used from here, so that axes show 0, 250, ..., 1250 MiB rather than 0, 0.25, ..., 1.25 GiB. */
    private static final double LARGEST_IN_UNIT = 2 * KIBI;

    private static final double ROUNDING = 1e-9;

    /** An axis from 0 to at least {@code max} bytes in a suitable unit, with at most {@code maxSteps} steps. */
    public static Axis bytes(long max, int maxSteps) {
        if (max <= 0) {
            return new Axis(BYTE_UNITS[0], 1, 0, 1, 1);
        }
        return bytes(0, max, max, maxSteps);
    }

    /** An axis of differences of bytes that contains both ends and 0, with about {@code maxSteps} steps. */
    public static Axis byteDifferences(long min, long max, int maxSteps) {
        long low = Math.min(0, min);
        long high = Math.max(0, max);
        return low == high ? bytes(0, maxSteps) : bytes(low, high, Math.max(-low, high), maxSteps);
    }

    /** @param largest the size that determines the unit */
    private static Axis bytes(long min, long max, long largest, int maxSteps) {
        int unit = 0;
        double size = 1;
        while (unit < BYTE_UNITS.length - 1 && largest >= size * LARGEST_IN_UNIT) {
            size *= KIBI;
            unit++;
        }
        return from(BYTE_UNITS[unit], size, (double) min, (double) max, maxSteps);
    }

    /** An axis from 0 to at least {@code max} nanoseconds, in microseconds, milliseconds or seconds. */
    public static Axis nanos(long max, int maxSteps) {
        return nanos(0, Math.max((double) max, 1), max, maxSteps);
    }

    /** An axis of differences of nanoseconds that contains both ends and 0, with about {@code maxSteps} steps. */
    public static Axis nanoDifferences(long min, long max, int maxSteps) {
        long low = Math.min(0, min);
        long high = Math.max(0, max);
        return low == high ? nanos(0, maxSteps) : nanos((double) low, (double) high, Math.max(-low, high), maxSteps);
    }

    /** @param largest the time that determines the unit */
    private static Axis nanos(double min, double max, long largest, int maxSteps) {
        if (largest >= 2_000_000_000L) {
            return from("s", 1e9, min, max, maxSteps);
        }
        return largest >= 2_000_000 ? from("ms", 1e6, min, max, maxSteps) : from("µs", 1e3, min, max, maxSteps);
    }

    /** An axis of milliseconds that contains both ends; its unit is the second from ten seconds. */
    public static Axis millis(double min, double max, int maxSteps) {
        return max < 10_000 ? from("ms", 1, min, max, maxSteps) : from("s", 1_000, min, max, maxSteps);
    }

    /** An axis without unit that contains both ends. */
    public static Axis plain(double min, double max, int maxSteps) {
        // beyond 2^53, adding 1 has no effect
        return from("", 1, min, max > min ? max : min + Math.max(1, Math.abs(min)), maxSteps);
    }

    private static Axis from(String unit, double unitSize, double min, double max, int maxSteps) {
        double low = min / unitSize;
        double high = max / unitSize;
        double step = Ticks.roundStep((high - low) / maxSteps);
        double first = Math.floor(low / step + ROUNDING) * step;
        int steps = (int) Math.max(1, Math.ceil((high - first) / step - ROUNDING));
        return new Axis(unit, unitSize, first, step, steps);
    }

    /** The plotted value at the beginning of the axis. */
    public double min() {
        return firstTick * unitSize;
    }

    /** The plotted value at the end of the axis. */
    public double max() {
        return (firstTick + steps * tickStep) * unitSize;
    }

    /** The plotted values at the ticks, including first and last. */
    public List<Double> ticks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> (firstTick + i * tickStep) * unitSize)
                .toList();
    }

    /** The label of a tick, without the unit; all labels have the same number of decimals. */
    public String label(double tick, QuantityText numbers) {
        return Ticks.label(tick / unitSize, tickStep, numbers);
    }

    /** A value with the unit of the axis, such as {@code 1,098.4 MiB}; bytes are whole. */
    public String text(double value, QuantityText numbers) {
        int decimals = unitSize == 1 ? 0 : value < unitSize && value != 0 ? 2 : 1;
        return (numbers.decimals(value / unitSize, decimals) + " " + unit).strip();
    }

    /** Position of a value: 0 at the start of the axis, 1 at its end. */
    public double fraction(double value) {
        return (value / unitSize - firstTick) / (steps * tickStep);
    }
}
