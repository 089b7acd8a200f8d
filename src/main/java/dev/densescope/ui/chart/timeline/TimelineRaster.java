package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.PixelColumns;
import dev.densescope.chart.timeline.Span;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelinePixels;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.theme.Palette;
import java.util.Arrays;

/**
 * Paints the plot of a memory timeline and the lanes below it as columns of pixels: a run that streams is measured, so a
 * frame must cost little. Allocates nothing per frame. {@link TimelinePainter} draws the same for files. FX thread only.
 */
final class TimelineRaster {
    private static final int STACK = Category.STACK.size();
    private static final int OUTLINE = STACK;
    private static final int SHADE = STACK + 2;
    private static final int SELECTED = STACK + 3;
    private static final int PHASE = STACK + 4;
    private static final int RECOMPUTE = STACK + 5;
    private static final int NUMBERS = STACK + 6;

    private final ColumnImage image = new ColumnImage(NUMBERS);
    private final TimelinePixels pixels;
    private final int[] now = new int[NUMBERS];
    private final int[] stack = new int[STACK];
    private final Lanes lanes = new Lanes();
    private boolean[] selected = new boolean[0];
    private TimelineInk ink = new TimelineInk(Palette.LIGHT);
    private Palette palette = Palette.LIGHT;
    private double scale = 1;
    private int plotRows;
    private int processRow = -1;
    private int reservedRow = -1;

    TimelineRaster(TimelinePixels pixels) {
        this.pixels = pixels;
    }

    ColumnImage image() {
        return image;
    }

    /** The rows of the lanes, in pixels of the picture. */
    private static final class Lanes {
        private int phaseTop;
        private int phaseBottom;
        private int recomputeTop;
        private int recomputeBottom;
    }

    /** Fits the picture to the plot, and takes the colours. */
    void resize(PlotArea plot, double newScale, Palette newPalette) {
        scale = newScale;
        plotRows = row(plot.height());
        lanes.phaseTop = row(plot.height() + LanePainter.GAP);
        lanes.phaseBottom = row(plot.height() + LanePainter.GAP + LanePainter.PHASES);
        lanes.recomputeTop = row(plot.height() + LanePainter.RECOMPUTE_TOP);
        lanes.recomputeBottom = row(plot.height() + LanePainter.RECOMPUTE_TOP + LanePainter.RECOMPUTE);
        image.resize(Math.max(1, row(plot.width())), lanes.recomputeBottom, scale);
        image.relocate(plot.left(), plot.top());
        if (newPalette != palette) {
            palette = newPalette;
            ink = new TimelineInk(palette);
            image.forget();
        }
    }

    /**
     * Paints what has changed.
     *
     * @param processBytes of the dotted line; negative for none
     */
    void paint(TimelineView view, Axis axis, LayerPath selectedLayer, long processBytes) {
        int columns = image.columns();
        levels(axis, view.content().reservedLevelBytes(), processBytes);
        pixels.show(view, columns);
        select(view, selectedLayer, columns);
        int before = -1;
        for (int column = 0; column < columns; column++) {
            before = describe(view.content(), axis, column, before);
            if (image.changes(column, now)) {
                draw(column);
            }
        }
        image.send();
    }

    /** Places the lines of reserved and process memory; all columns show them. */
    private void levels(Axis axis, long reservedBytes, long processBytes) {
        int reserved = row(axis, reservedBytes);
        int process = processBytes < 0 ? -1 : row(axis, processBytes);
        if (reserved != reservedRow || process != processRow) {
            reservedRow = reserved;
            processRow = process;
            image.forget();
        }
    }

    private void select(TimelineView view, LayerPath layer, int columns) {
        if (selected.length < columns) {
            selected = new boolean[columns];
        }
        Arrays.fill(selected, false);
        if (layer.equals(LayerPath.NETWORK)) {
            return;
        }
        for (Span span : view.content().outline().spans(layer)) {
            double from = view.visible().fractionOf(view.bounds().start(span.from())) * columns;
            double to = view.visible().fractionOf(view.bounds().end(span.to() - 1)) * columns;
            int first = (int) Math.max(0, Math.min(columns, Math.floor(from)));
            int last = (int) Math.max(0, Math.min(columns, Math.ceil(Math.max(to, from + 2 * scale))));
            Arrays.fill(selected, first, Math.max(first, last), true);
        }
    }

    /** Computes the numbers of a column; returns the row of its outline, for the next column. */
    private int describe(TimelineContent content, Axis axis, int column, int before) {
        stack(content.measured(), axis, pixels.measured().highest(column));
        PixelColumns predicted = pixels.predicted();
        int outline = -1;
        if (predicted.highest(column) == PixelColumns.NONE) {
            Arrays.fill(now, OUTLINE, SHADE + 1, -1);
        } else {
            outline = row(axis, content.predictedTotals().value(predicted.highest(column)));
            now[OUTLINE] = before < 0 ? outline : Math.min(before, outline);
            now[OUTLINE + 1] = before < 0 ? outline : Math.max(before, outline);
            now[SHADE] = row(axis, content.predictedTotals().value(predicted.lowest(column)));
        }
        now[SELECTED] = selected[column] ? 1 : 0;
        int phase = pixels.phase(column);
        boolean ends = column + 1 < pixels.count() && pixels.phase(column + 1) != phase;
        now[PHASE] = phase < 0 || ends ? -1 : pixels.phaseAt(phase).ordinal();
        now[RECOMPUTE] = pixels.recomputes(column) ? 1 : 0;
        return outline;
    }

    private void stack(LiveProfile measured, Axis axis, int operation) {
        long bytes = 0;
        for (int i = 0; i < STACK; i++) {
            if (operation == PixelColumns.NONE) {
                now[i] = plotRows;
            } else {
                bytes += measured.bytes(operation, Category.STACK.get(i));
                now[i] = row(axis, bytes);
            }
        }
    }

    private void draw(int column) {
        System.arraycopy(now, 0, stack, 0, STACK);
        int bottom = plotRows;
        image.clear(column, bottom, lanes.recomputeBottom);
        for (int i = 0; i < STACK; i++) {
            image.fill(column, stack[i], bottom, ink.category(i));
            bottom = Math.min(bottom, stack[i]);
        }
        image.clear(column, 0, bottom);
        int line = Math.max(1, (int) Math.rint(scale));
        if (now[SELECTED] == 1) {
            image.fill(column, 0, plotRows, ink.soft());
            image.fill(column, 0, 2 * line, ink.accent());
            image.fill(column, plotRows - 2 * line, plotRows, ink.accent());
        }
        if (now[OUTLINE] >= 0) {
            image.fill(column, now[OUTLINE + 1] + line, Math.min(plotRows, now[SHADE]), ink.shade());
            image.fill(column, now[OUTLINE], now[OUTLINE + 1] + line, ink.text());
        }
        dash(column, reservedRow, TimelineLevels.RESERVED_DASHES, line);
        dash(column, processRow, TimelineLevels.PROCESS_DASHES, line);
        lane(column);
    }

    private void dash(int column, int row, TimelineLevels.Dashes dashes, int line) {
        if (row >= 0 && column / line % (dashes.on() + dashes.off()) < dashes.on()) {
            image.fill(column, row, row + line, ink.muted());
        }
    }

    private void lane(int column) {
        if (now[PHASE] >= 0) {
            image.fill(column, lanes.phaseTop, lanes.phaseBottom, ink.phase(now[PHASE]));
        }
        if (now[RECOMPUTE] == 1) {
            image.fill(column, lanes.recomputeTop, lanes.recomputeBottom, ink.recompute());
        }
    }

    private int row(Axis axis, long bytes) {
        return (int) Math.floor((1 - axis.fraction((double) bytes)) * plotRows);
    }

    private int row(double pixels) {
        return (int) Math.rint(pixels * scale);
    }
}
