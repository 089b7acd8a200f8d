package dev.densescope.ui.run;

/**
 * How often a running view is brought up to date: every frame where that is cheap, more seldom where drawing would take
 * the processor from the run that is being measured. FX thread only; times in nanoseconds.
 */
final class RefreshPace {
    /** Of the time that passes, at most one part in so many is spent on drawing. */
    private static final int SHARE = 12;
    /** Slower than this would no longer be live. */
    private static final long LONGEST_PAUSE_NANOS = 400_000_000;

    private long startedNanos;
    private long nextNanos;
    private boolean drawing;

    /** @param nowNanos from when on it is time */
    RefreshPace(long nowNanos) {
        nextNanos = nowNanos;
    }

    /** Whether it is time; if so, drawing has begun. */
    boolean begins(long nowNanos) {
        if (nowNanos - nextNanos < 0) {
            return false;
        }
        startedNanos = nowNanos;
        drawing = true;
        return true;
    }

    /** What {@link #begins} let pass has been drawn. */
    void ends(long nowNanos) {
        if (drawing) {
            drawing = false;
            long pause = Math.min(LONGEST_PAUSE_NANOS, (nowNanos - startedNanos) * (SHARE - 1));
            nextNanos = nowNanos + pause;
        }
    }
}
