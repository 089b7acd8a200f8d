package dev.densescope.ui.chart;

import java.util.List;
import java.util.Locale;

/**
 * A vertical axis of bytes from 0 in the unit that suits its largest value, with round ticks.
 *
 * @param unit such as {@code MiB}
 * @param unitBytes what one unit is
 * @param scale in units
 */
public record ByteAxis(String unit, long unitBytes, NiceScale scale) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    /** Units change late, so that axes read 0, 250, ..., 1250 MiB rather than 0, 0.25, ..., 1.25 GiB. */
    private static final double LARGEST_IN_UNIT = 2048;

    /** An axis that reaches at least {@code largestBytes} with at most {@code mostSteps} steps. */
    public static ByteAxis upTo(long largestBytes, int mostSteps) {
        int unit = 0;
        long unitBytes = 1;
        while (largestBytes >= LARGEST_IN_UNIT * unitBytes && unit < UNITS.length - 1) {
            unit++;
            unitBytes *= 1024;
        }
        return new ByteAxis(UNITS[unit], unitBytes, NiceScale.upTo((double) largestBytes / unitBytes, mostSteps));
    }

    public double topBytes() {
        return scale.top() * unitBytes;
    }

    /** Ticks in units, from 0. */
    public List<Double> ticks() {
        return scale.ticks();
    }

    /** A tick as text, with no more decimals than the step needs. */
    public String label(double tick, Locale locale) {
        return NumberText.tick(tick, scale.step(), locale);
    }
}
