package dev.densescope.ui.run;

/**
 * Limits how often live views are redrawn, since drawing takes processor time from the run that is being measured: kernels
 * wait for their slowest thread. Panning and zooming are drawn at once. FX thread only; times in nanoseconds.
 */
final class RefreshPace {
    /** Drawing and painting take at most 1 / SHARE of the time. */
    private static final int SHARE = 100;
    /** Drawn pictures are painted on another thread, which takes as long without a GPU (measured). */
    private static final int WITH_PAINTING = 2;
    /** Maximum pause after a redraw. */
    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000;

    private long startedNanos;
    private long nextNanos;
    private boolean drawing;

    /** @param nowNanos earliest time of the first redraw */
    RefreshPace(long nowNanos) {
        nextNanos = nowNanos;
    }

    /** Whether to redraw now; if so, this starts the measurement of the drawing time. */
    boolean begins(long nowNanos) {
        if (nowNanos - nextNanos < 0) {
            return false;
        }
        startedNanos = nowNanos;
        drawing = true;
        return true;
    }

    /** Call it after the redraw that {@link #begins} has allowed. */
    void ends(long nowNanos) {
        if (drawing) {
            drawing = false;
            long pause = Math.min(LONGEST_PAUSE_NANOS, (nowNanos - startedNanos) * WITH_PAINTING * (SHARE - 1));
            nextNanos = nowNanos + pause;
        }
    }
}
