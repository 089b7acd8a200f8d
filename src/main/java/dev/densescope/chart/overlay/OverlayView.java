package dev.densescope.chart.overlay;

import dev.densescope.chart.axis.AxisRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The view state of an overlay: lines, visible range and cursor. Not thread-safe. */
public final class OverlayView {
    /** Zooming is limited to the average length of this many points. */
    private static final double MIN_VISIBLE_POINTS = 4;
    /** Steps of the cursor across an axis without whole positions. */
    private static final double CURSOR_STEPS = 200;

    private List<OverlayLine> lines = List.of();
    private boolean wholePositions;
    private Optional<AxisRange> zoom = Optional.empty();
    private OptionalDouble cursor = OptionalDouble.empty();

    /**
     * Shows other lines, all of them, without cursor.
     *
     * @param areWhole whether positions are whole numbers, such as those of operations
     */
    public void show(List<OverlayLine> newLines, boolean areWhole) {
        lines = List.copyOf(newLines);
        wholePositions = areWhole;
        zoom = Optional.empty();
        cursor = OptionalDouble.empty();
    }

    public List<OverlayLine> lines() {
        return lines;
    }

    /** The most bytes of any line. */
    public long peakBytes() {
        return lines.stream().mapToLong(OverlayLine::peakBytes).max().orElse(0);
    }

    public AxisRange whole() {
        double end = lines.stream().mapToDouble(OverlayLine::end).max().orElse(0);
        return new AxisRange(0, Math.max(end, 1e-6));
    }

    public AxisRange visible() {
        return zoom.orElseGet(this::whole);
    }

    public boolean isZoomed() {
        return zoom.isPresent();
    }

    public void zoom(double factor, double fixed) {
        AxisRange zoomed = bounded(visible().zoomed(factor, fixed));
        zoom = zoomed.length() >= whole().length() ? Optional.empty() : Optional.of(zoomed);
    }

    /** Zooms around the cursor if it is visible, otherwise around the centre. */
    public void zoom(double factor) {
        double middle = visible().at(0.5);
        double fixed = cursor.orElse(middle);
        zoom(factor, visible().contains(fixed) ? fixed : middle);
    }

    public void pan(double fraction) {
        zoom = zoom.map(range -> bounded(range.panned(fraction)));
    }

    public void fit() {
        zoom = Optional.empty();
    }

    /** The position of the cursor on the axis. */
    public OptionalDouble cursor() {
        return cursor;
    }

    public void clearCursor() {
        cursor = OptionalDouble.empty();
    }

    /** Places the cursor, and moves the view if it is not visible. */
    public void placeCursor(double position) {
        AxisRange whole = whole();
        double inside = Math.max(whole.from(), Math.min(whole.to(), position));
        double placed = wholePositions ? Math.min(Math.floor(inside), Math.max(0, whole.to() - 1)) : inside;
        cursor = OptionalDouble.of(placed);
        AxisRange visible = visible();
        if (!visible.contains(placed)) {
            zoom = Optional.of(bounded(visible.panned(visible.fractionOf(placed) - 0.5)));
        }
    }

    /** Moves the cursor by steps, starting at the peak of the first line if there was none. */
    public void moveCursor(int by) {
        if (cursor.isEmpty()) {
            placeAtPeak();
        } else {
            placeCursor(
                    cursor.getAsDouble() + by * (wholePositions ? 1 : visible().length() / CURSOR_STEPS));
        }
    }

    /** Places the cursor at the peak of the first line with points. */
    public void placeAtPeak() {
        lines.stream()
                .filter(line -> !line.isEmpty())
                .findFirst()
                .ifPresent(line -> placeCursor(line.start(line.peakPoint())));
    }

    private AxisRange bounded(AxisRange range) {
        AxisRange whole = whole();
        int points = lines.stream().mapToInt(OverlayLine::points).max().orElse(0);
        return range.inside(whole, whole.length() * Math.min(1, MIN_VISIBLE_POINTS / Math.max(1, points)));
    }
}
