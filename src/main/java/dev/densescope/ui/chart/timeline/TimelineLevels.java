package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.TextAlignment;

/** The lines of reserved and of process memory, and their names. */
final class TimelineLevels {
    /**
     * The line of process memory is drawn up to this multiple of reserved memory. Beyond it, it would compress the
     * chart, so only its value is shown.
     */
    private static final double PROCESS_IN_SIGHT = 1.6;

    /** The axis ends at least at this multiple of the highest level. */
    private static final double ROOM_ABOVE = 1.08;

    private static final double TEXT_PIXELS = 14;

    /** A name may be this far above the chart without touching the legend. */
    private static final double ABOVE_CHART = 2;

    static final Dashes RESERVED_DASHES = new Dashes(5, 4);
    static final Dashes PROCESS_DASHES = new Dashes(1, 3);

    private TimelineLevels() {}

    /**
     * A dashed line.
     *
     * @param on length of a dash in pixels
     * @param off length of a gap in pixels
     */
    record Dashes(int on, int off) {}

    /**
     * A name, and its line.
     *
     * @param bytes where the line is
     * @param dashes of the line; empty if it has none
     * @param textY the middle of the name
     */
    record Level(long bytes, String name, TextAlignment alignment, double textY, Optional<Dashes> dashes) {}

    /** Whether the axis contains the line of process memory. */
    static boolean showsProcess(TimelineContent content) {
        return content.processBytes() > 0
                && content.processBytes() <= PROCESS_IN_SIGHT * Math.max(1, content.reservedBytes());
    }

    /** The largest bytes that the axis must contain, with room for the names of the levels above their lines. */
    static long maxBytes(TimelineContent content) {
        long process = showsProcess(content) ? content.processBytes() : 0;
        long level = Math.max(content.reservedLevelBytes(), process);
        return Math.max(content.maxBytes(), (long) (level * ROOM_ABOVE));
    }

    /** All levels. */
    static List<Level> of(TimelineContent content, PlotArea plot, Axis axis) {
        List<Level> levels = new ArrayList<>();
        long reserved = content.reservedLevelBytes();
        double reservedY = plot.y(axis, reserved);
        levels.add(new Level(
                reserved,
                reservedText(content),
                TextAlignment.LEFT,
                above(reservedY, plot),
                Optional.of(RESERVED_DASHES)));
        if (showsProcess(content)) {
            String name = Messages.text("chart.timeline.process", text(content.processBytes()));
            double y = above(plot.y(axis, content.processBytes()), plot);
            levels.add(new Level(content.processBytes(), name, TextAlignment.RIGHT, y, Optional.of(PROCESS_DASHES)));
        } else if (content.processBytes() > 0) {
            String name = Messages.text("chart.timeline.processAbove", text(content.processBytes()));
            boolean struckThrough = Math.abs(reservedY - (plot.top() + 9)) < TEXT_PIXELS;
            double y = struckThrough ? above(reservedY, plot) : plot.top() + 9;
            levels.add(new Level(content.processBytes(), name, TextAlignment.RIGHT, y, Optional.empty()));
        }
        return levels;
    }

    /** Above a line, where it hides nothing of what is below; at most a little above the chart. */
    private static double above(double lineY, PlotArea plot) {
        return Math.max(lineY - 9, plot.top() - ABOVE_CHART);
    }

    private static String reservedText(TimelineContent content) {
        long measured = content.measuredReservedBytes();
        if (measured == 0) {
            return Messages.text("chart.timeline.willReserve", text(content.reservedBytes()));
        }
        return measured == content.reservedBytes()
                ? Messages.text("chart.timeline.reserved", text(measured))
                : Messages.text("chart.timeline.reservedOther", text(measured), text(content.reservedBytes()));
    }

    private static String text(long bytes) {
        return QuantityText.window().bytes(bytes);
    }
}
