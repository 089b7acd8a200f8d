package dev.densescope.chart.overlay;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.ZoomedView;
import java.util.List;
import java.util.OptionalDouble;

/** The view state of an overlay: lines, visible range and cursor. Not thread-safe. */
public final class OverlayView extends ZoomedView {
    /** Steps of the cursor across an axis without whole positions. */
    private static final double CURSOR_STEPS = 200;

    private List<OverlayLine> lines = List.of();
    private boolean wholePositions;
    private OptionalDouble cursor = OptionalDouble.empty();

    /**
     * Shows other lines, all of them, without cursor.
     *
     * @param areWhole whether positions are whole numbers, such as those of operations
     */
    public void show(List<OverlayLine> newLines, boolean areWhole) {
        lines = List.copyOf(newLines);
        wholePositions = areWhole;
        fit();
        clearCursor();
    }

    public List<OverlayLine> lines() {
        return lines;
    }

    /** The most bytes of any line. */
    public long peakBytes() {
        return lines.stream().mapToLong(OverlayLine::peakBytes).max().orElse(0);
    }

    @Override
    protected double end() {
        return lines.stream().mapToDouble(OverlayLine::end).max().orElse(0);
    }

    @Override
    protected int points() {
        return lines.stream().mapToInt(OverlayLine::points).max().orElse(0);
    }

    @Override
    protected OptionalDouble cursorPosition() {
        return cursor;
    }

    /** The position of the cursor on the axis. */
    public OptionalDouble cursor() {
        return cursor;
    }

    @Override
    public void clearCursor() {
        cursor = OptionalDouble.empty();
    }

    /** Places the cursor, and moves the view if it is not visible. */
    public void placeCursor(double position) {
        AxisRange whole = whole();
        double inside = Math.max(whole.from(), Math.min(whole.to(), position));
        double placed = wholePositions ? Math.min(Math.floor(inside), Math.max(0, whole.to() - 1)) : inside;
        cursor = OptionalDouble.of(placed);
        reveal(placed);
    }

    @Override
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
}
