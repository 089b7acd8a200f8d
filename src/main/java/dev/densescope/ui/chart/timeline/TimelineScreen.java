package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.PhaseSpan;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineOutline;
import dev.densescope.chart.timeline.TimelinePixels;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/**
 * The parts of a timeline on the screen that are not on its canvas: the picture of the plot, the names of the levels, the
 * end of the measurement and the cursor. They change without the canvas, which has the grid and the axes. FX thread only.
 */
final class TimelineScreen {
    private static final double NARROW_PIXELS = 3;
    private static final double BAND_OPACITY = 0.12;
    private static final double NOW_PIXELS = 1.5;

    private final TimelineRaster raster;
    private final LevelNames names = new LevelNames();
    private final Rectangle measuredEnd = line(NOW_PIXELS);
    private final Rectangle cursorBand = line(1);
    private final Rectangle cursorLine = line(1);
    private Base base;

    TimelineScreen(TimelinePixels pixels) {
        raster = new TimelineRaster(pixels);
    }

    /**
     * What a frame shows.
     *
     * @param outputScale pixels of the screen per pixel of the scene
     */
    record Frame(TimelineView view, PlotArea plot, Axis axis, LayerPath selected, Palette palette, double outputScale) {
        double x(double position) {
            return plot.x(view.visible(), position);
        }

        boolean contains(double x) {
            return x >= plot.left() - 1 && x <= plot.right() + 1;
        }
    }

    /**
     * What the canvas shows.
     *
     * @param phaseEnds ends of the phases in whole pixels
     */
    private record Base(
            PlotArea plot,
            Axis axis,
            AxisRange visible,
            TimelineAxis shownAxis,
            TimelineOutline outline,
            Palette palette,
            int phaseEnds,
            long reservedBytes,
            long measuredReservedBytes,
            long processBytes) {
        static Base of(Frame frame) {
            TimelineContent content = frame.view().content();
            return new Base(
                    frame.plot(),
                    frame.axis(),
                    frame.view().visible(),
                    frame.view().axis(),
                    content.outline(),
                    frame.palette(),
                    phaseEnds(frame),
                    content.reservedBytes(),
                    content.measuredReservedBytes(),
                    content.processBytes());
        }

        private static int phaseEnds(Frame frame) {
            int ends = 0;
            for (PhaseSpan span : frame.view().content().outline().phases()) {
                ends = 31 * ends + (int) Math.rint(frame.x(frame.view().bounds().end(span.toOperation() - 1)));
            }
            return ends;
        }

        @SuppressWarnings(
                "ReferenceEquality") // an outline of the same content is another one, and comparing takes long
        boolean looksLike(Base other) {
            return other != null
                    && plot.equals(other.plot)
                    && axis.equals(other.axis)
                    && visible.equals(other.visible)
                    && shownAxis == other.shownAxis
                    && outline == other.outline
                    && palette == other.palette
                    && phaseEnds == other.phaseEnds;
        }

        boolean hasLevelsOf(Base other) {
            return looksLike(other)
                    && reservedBytes == other.reservedBytes
                    && measuredReservedBytes == other.measuredReservedBytes
                    && processBytes == other.processBytes;
        }
    }

    /** From back to front. */
    List<Node> layers() {
        return List.of(raster.image(), measuredEnd, cursorBand, cursorLine, names);
    }

    /** Shows a frame; returns whether the canvas must be drawn again. */
    boolean show(Frame frame) {
        TimelineContent content = frame.view().content();
        raster.resize(frame.plot(), frame.outputScale(), frame.palette());
        raster.paint(
                frame.view(),
                frame.axis(),
                frame.selected(),
                TimelineLevels.showsProcess(content) ? content.processBytes() : -1);
        if (base == null || base.palette != frame.palette()) {
            measuredEnd.setFill(frame.palette().color(Token.ACCENT));
            cursorLine.setFill(frame.palette().color(Token.TEXT));
            cursorBand.setFill(frame.palette().color(Token.TEXT).deriveColor(0, 1, 1, BAND_OPACITY));
        }
        placeMeasuredEnd(frame);
        placeCursor(frame);
        Base now = Base.of(frame);
        boolean same = now.looksLike(base);
        if (!now.hasLevelsOf(base)) {
            names.show(TimelineLevels.of(content, frame.plot(), frame.axis()), frame.plot());
        }
        base = now;
        return !same;
    }

    private void placeMeasuredEnd(Frame frame) {
        int measured = frame.view().content().measuredOperations();
        boolean runs = measured > 0 && !frame.view().content().isWhole();
        double x = runs ? frame.x(frame.view().bounds().end(measured - 1)) : 0;
        place(measuredEnd, frame, runs && frame.contains(x), x, NOW_PIXELS);
    }

    private void placeCursor(Frame frame) {
        boolean shown = frame.view().cursor().isPresent();
        int operation = frame.view().cursor().orElse(0);
        double left = shown ? frame.x(frame.view().bounds().start(operation)) : 0;
        double right = shown ? frame.x(frame.view().bounds().end(operation)) : 0;
        place(cursorLine, frame, shown && frame.contains(left), left, 1);
        double from = Math.max(left, frame.plot().left());
        double to = Math.min(right, frame.plot().right());
        place(cursorBand, frame, shown && right - left > NARROW_PIXELS && to > from, from, to - from);
    }

    private static void place(Rectangle rectangle, Frame frame, boolean visible, double x, double width) {
        rectangle.setVisible(visible);
        rectangle.setX(Math.floor(x));
        rectangle.setY(frame.plot().top());
        rectangle.setWidth(Math.max(1, width));
        rectangle.setHeight(frame.plot().height());
    }

    private static Rectangle line(double width) {
        Rectangle line = new Rectangle(width, 1);
        line.setManaged(false);
        line.setMouseTransparent(true);
        line.setVisible(false);
        return line;
    }
}
