package dev.densescope.plan.cost;

/**
 * The range in which a time is expected, as factors of its estimate.
 *
 * @param least factor of the shortest time, at most 1
 * @param most factor of the longest time, at least 1
 */
public record TimeRange(double least, double most) {
    /** No range: for estimates from measured times. */
    public static final TimeRange NONE = new TimeRange(1, 1);

    public TimeRange {
        if (!(least > 0 && least <= 1 && most >= 1 && most < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the range must include 1, but is %s to %s".formatted(least, most));
        }
    }

    /** Whether this is a single time. */
    public boolean isNone() {
        return equals(NONE);
    }
}
