package dev.densescope.plan.cost;

/**
 * Within which factors of an estimate a time is expected.
 *
 * @param least at most 1
 * @param most at least 1
 */
public record TimeRange(double least, double most) {
    /** Of an estimate from measured times. */
    public static final TimeRange NONE = new TimeRange(1, 1);

    public TimeRange {
        if (!(least > 0 && least <= 1 && most >= 1 && most < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the range must include 1, but is %s to %s".formatted(least, most));
        }
    }

    /** Whether only one time is expected. */
    public boolean isNone() {
        return equals(NONE);
    }
}
