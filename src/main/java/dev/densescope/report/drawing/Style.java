package dev.densescope.report.drawing;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import java.util.List;
import java.util.Optional;

/**
 * How a shape is painted.
 *
 * @param id classes of the style sheet that paint the same
 * @param fill colour of the inside
 * @param stroke colour of the line
 * @param width of the line in pixels
 * @param dashed whether the line is dashed
 * @param opacity from 0 to 1
 */
public record Style(String id, Optional<Ink> fill, Optional<Ink> stroke, double width, boolean dashed, double opacity) {
    /** Lengths of a dash and a gap in pixels. */
    public static final List<Double> DASHES = List.of(4.0, 3.0);

    public static final Style GRID = stroked("grid", Ink.LINE, 1);
    public static final Style AXIS = stroked("axis", Ink.MUTED, 1).withOpacity(0.6);
    /** A predicted total. */
    public static final Style OUTLINE = stroked("outline", Ink.TEXT, 1.2);
    /** A predicted bar. */
    public static final Style BAR_OUTLINE =
            stroked("bar-outline", Ink.TEXT, 0.8).withOpacity(0.75);
    /** Reserved bytes. */
    public static final Style RESERVED = stroked("reserved", Ink.MUTED, 1).withDashes();
    /** The dot at a peak. */
    public static final Style PEAK = new Style("peak", Optional.of(Ink.PANEL), Optional.of(Ink.TEXT), 1.5, false, 1);
    /** A strategy on the curve of plans. */
    public static final Style POINT = filled("point", Ink.TEXT);
    /** A point of the curve of plans. */
    public static final Style RING = new Style("ring", Optional.of(Ink.PANEL), Optional.of(Ink.ACCENT), 1.5, false, 1);
    /** The fastest plans. */
    public static final Style CURVE = stroked("curve", Ink.ACCENT, 2);
    /** The budget. */
    public static final Style BUDGET = stroked("budget", Ink.ACCENT, 2);
    /** What fits into the budget. */
    public static final Style WITHIN = filled("within", Ink.ACCENT_SOFT);
    /** The chosen plan. */
    public static final Style CHOSEN = filled("chosen", Ink.ACCENT);
    /** What a framework needs. */
    public static final Style FRAMEWORK = stroked("framework", Ink.MUTED, 1).withDashes();
    /** A line between chunks of an output. */
    public static final Style SEAM = stroked("seam", Ink.BACKGROUND, 2);
    /** An output that has no copy. */
    public static final Style IN_PLACE = filled("no-copy", Ink.LINE);

    private static final List<Ink> SERIES =
            List.of(Ink.ACCENT, Ink.RECOMPUTE, Ink.BATCH_NORM, Ink.GRADIENTS, Ink.CONCATENATION);
    /** Number of distinct series. */
    public static final int SERIES_COUNT = SERIES.size();

    /** The area of a category. */
    public static Style of(Category category) {
        return filled("fill-" + category.id(), Ink.of(category));
    }

    /** The bar of a phase. */
    public static Style of(Phase phase) {
        return filled("phase-" + phase.id(), Ink.of(phase));
    }

    /** The line of a series, counted from 0. */
    public static Style line(int series) {
        int index = series % SERIES_COUNT;
        return stroked("line series-" + index, SERIES.get(index), 1.6);
    }

    /** A point of a series, counted from 0. */
    public static Style dot(int series) {
        int index = series % SERIES_COUNT;
        return filled("dot series-" + index, SERIES.get(index));
    }

    /** The bar of a series, counted from 0. */
    public static Style bar(int series) {
        int index = series % SERIES_COUNT;
        return filled("key series-" + index, SERIES.get(index));
    }

    /** The same with dashes, for what another program has recorded. */
    public Style dashes() {
        return new Style(id + " dashes", fill, stroke, width, true, opacity);
    }

    /** The same, hardly visible. */
    public Style faint() {
        return new Style(id + " faint", fill, stroke, width, dashed, 0.35);
    }

    private static Style filled(String id, Ink ink) {
        return new Style(id, Optional.of(ink), Optional.empty(), 0, false, 1);
    }

    private static Style stroked(String id, Ink ink, double width) {
        return new Style(id, Optional.empty(), Optional.of(ink), width, false, 1);
    }

    private Style withOpacity(double newOpacity) {
        return new Style(id, fill, stroke, width, dashed, newOpacity);
    }

    private Style withDashes() {
        return new Style(id, fill, stroke, width, true, opacity);
    }
}
