package dev.densescope.chart.axis;

import java.util.Optional;
import java.util.OptionalDouble;

/** The visible range of an axis that starts at 0, with a cursor on it. Not thread-safe. */
public abstract class ZoomedView {
    /** Zooming is limited to the average length of this many points. */
    private static final double MIN_VISIBLE_POINTS = 4;

    private static final double SHORTEST = 1e-6;

    private Optional<AxisRange> zoom = Optional.empty();

    /** The right end of the axis, at least 0. */
    protected abstract double end();

    /** Number of points on the axis. */
    protected abstract int points();

    /** The position of the cursor on the axis. */
    protected abstract OptionalDouble cursorPosition();

    public abstract void clearCursor();

    /** Moves the cursor by steps, starting at the peak if there was none, and makes it visible. */
    public abstract void moveCursor(int by);

    public final AxisRange whole() {
        return new AxisRange(0, Math.max(end(), SHORTEST));
    }

    public final AxisRange visible() {
        return zoom.orElseGet(this::whole);
    }

    public final boolean isZoomed() {
        return zoom.isPresent();
    }

    public final void zoom(double factor, double fixed) {
        show(visible().zoomed(factor, fixed));
    }

    /** Zooms around the cursor if it is visible, otherwise around the centre. */
    public final void zoom(double factor) {
        double middle = visible().at(0.5);
        double fixed = cursorPosition().orElse(middle);
        zoom(factor, visible().contains(fixed) ? fixed : middle);
    }

    public final void pan(double fraction) {
        zoom = zoom.map(range -> bounded(range.panned(fraction)));
    }

    /** Shows a range, or as much of it as the axis allows. */
    public final void show(AxisRange range) {
        AxisRange shown = bounded(range);
        zoom = shown.length() >= whole().length() ? Optional.empty() : Optional.of(shown);
    }

    public final void fit() {
        zoom = Optional.empty();
    }

    /** Moves the visible range if a position is outside of it. */
    protected final void reveal(double position) {
        AxisRange visible = visible();
        if (!visible.contains(position)) {
            zoom = Optional.of(bounded(visible.panned(visible.fractionOf(position) - 0.5)));
        }
    }

    /** Keeps the visible range as far as the axis, which has changed, allows. */
    protected final void keepZoom() {
        zoom = zoom.map(this::bounded);
    }

    private AxisRange bounded(AxisRange range) {
        AxisRange whole = whole();
        return range.inside(whole, whole.length() * Math.min(1, MIN_VISIBLE_POINTS / Math.max(1, points())));
    }
}
