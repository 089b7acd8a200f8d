package dev.densescope.report.document;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.Style;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * An entry of a legend.
 *
 * @param style of what it explains
 * @param isLine whether that is a line and not an area
 */
public record LegendKey(Style style, boolean isLine, String label) {
    /** The key of an area. */
    public static LegendKey area(Style style, String label) {
        return new LegendKey(style, false, label);
    }

    /** The key of a line. */
    public static LegendKey line(Style style, String label) {
        return new LegendKey(style, true, label);
    }

    /** The keys of categories, in the order in which charts stack them. */
    public static List<LegendKey> of(Collection<Category> shown, QuantityText reader) {
        return Category.STACK.stream()
                .filter(shown::contains)
                .map(category -> area(Style.of(category), reader.translated(category.label())))
                .toList();
    }

    /** The keys of all phases. */
    public static List<LegendKey> phases(QuantityText reader) {
        return Arrays.stream(Phase.values())
                .map(phase -> area(Style.of(phase), reader.translated(phase.id())))
                .toList();
    }
}
