package dev.densescope.ui.chart;

import dev.densescope.memory.Category;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/** A colour of a chart, and what it stands for. */
public record LegendEntry(String name, Color color) {
    /** Categories of memory in their colours. */
    public static List<LegendEntry> of(List<Category> categories, Palette palette) {
        return categories.stream()
                .map(category -> new LegendEntry(Messages.of(category), palette.color(category)))
                .toList();
    }
}
