package dev.densescope.ui.plan;

import dev.densescope.memory.Category;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A stacked horizontal bar over the full width, with one part for each category. FX thread only. */
final class StackedBar extends Region {
    private static final double HEIGHT = 16;
    private static final double SEAM = 1;

    private Map<Category, Long> bytes = Map.of();

    StackedBar() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** @param parts bytes by category in their order; at least one byte in total */
    void show(Map<Category, Long> parts) {
        bytes = parts;
        getChildren().setAll(parts.keySet().stream().map(StackedBar::part).toList());
    }

    private static Node part(Category category) {
        Region part = new Region();
        part.getStyleClass().add(Palette.styleClass(category));
        return part;
    }

    @Override
    protected void layoutChildren() {
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        List<Long> parts = List.copyOf(bytes.values());
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            double from = getWidth() * before / all;
            before += parts.get(i);
            double to = getWidth() * before / all;
            double seam = to - from > 3 * SEAM && i + 1 < parts.size() ? SEAM : 0;
            place(getChildren().get(i), from, to - from - seam);
        }
    }

    private void place(Node part, double x, double width) {
        part.resizeRelocate(x, 0, width, getHeight());
    }
}
