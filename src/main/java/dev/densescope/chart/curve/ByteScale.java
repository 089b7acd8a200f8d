package dev.densescope.chart.curve;

import dev.densescope.chart.axis.Ticks;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic scale of bytes: equal distances are equal factors.
 *
 * @param from bytes at the left end, at least 1
 * @param to bytes at the right end, more than {@code from}
 */
public record ByteScale(double from, double to) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int KIBI_BITS = 10;
    /** Ticks between two powers of two, coarse to fine. */
    private static final double[][] STEPS = {{1}, {1, 1.5}, {1, 1.25, 1.5, 1.75}};

    private static final int ROUND_STEPS = 250;

    /**
     * A grid line.
     *
     * @param label its value with the unit, such as {@code 512 MiB}
     */
    public record Tick(double bytes, String label) {}

    public ByteScale {
        if (!(from >= 1 && to > from)) {
            throw new IllegalArgumentException("scale from " + from + " to " + to + " bytes is empty");
        }
    }

    /** The position of bytes: 0 at the left end, 1 at the right end; clamped to the ends. */
    public double fraction(double bytes) {
        double fraction = Math.log(Math.max(1, bytes) / from) / Math.log(to / from);
        return Math.max(0, Math.min(1, fraction));
    }

    /** Whether bytes are between the ends. */
    public boolean contains(double bytes) {
        return bytes >= from && bytes <= to;
    }

    /** The round number of bytes at a fraction, a pixel or two from the next. */
    public long bytesAt(double fraction) {
        double bytes = from * Math.pow(to / from, Math.max(0, Math.min(1, fraction)));
        double unit = unitSize(bytes);
        double step = Ticks.roundStep(bytes / unit / ROUND_STEPS);
        return Math.round(Math.max(1, Math.rint(bytes / unit / step)) * step * unit);
    }

    /** Powers of two, and round numbers between them if there are few; at most {@code max}, or one for each power of two. */
    public List<Tick> ticks(int max, QuantityText numbers) {
        List<Tick> ticks = ticks(STEPS[0], numbers);
        for (int finer = 1; finer < STEPS.length; finer++) {
            List<Tick> more = ticks(STEPS[finer], numbers);
            ticks = more.size() <= max ? more : ticks;
        }
        int every = (int) Math.ceil(ticks.size() / (double) Math.max(1, max));
        List<Tick> some = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += every) {
            some.add(ticks.get(i));
        }
        return List.copyOf(some);
    }

    private List<Tick> ticks(double[] steps, QuantityText numbers) {
        List<Tick> ticks = new ArrayList<>();
        for (double power = Math.pow(2, Math.floor(Math.log(from) / Math.log(2))); power <= to; power *= 2) {
            for (double step : steps) {
                if (contains(power * step)) {
                    ticks.add(new Tick(power * step, label(power * step, numbers)));
                }
            }
        }
        return ticks;
    }

    private static String label(double bytes, QuantityText numbers) {
        return numbers.rate(bytes / unitSize(bytes)) + " " + UNITS[unit(bytes)];
    }

    private static double unitSize(double bytes) {
        return Math.pow(2, KIBI_BITS * unit(bytes));
    }

    private static int unit(double bytes) {
        int unit = 0;
        while (unit < UNITS.length - 1 && bytes >= Math.pow(2, KIBI_BITS * (unit + 1))) {
            unit++;
        }
        return unit;
    }
}
