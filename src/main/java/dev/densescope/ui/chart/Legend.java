package dev.densescope.ui.chart;

import dev.densescope.memory.Category;
import dev.densescope.ui.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the colours of a chart mean. FX thread only. */
public final class Legend extends HBox {
    /** @param recompute whether the colour of recomputation is used as well */
    public Legend(List<Category> categories, boolean recompute) {
        getStyleClass().add("series-legend");
        setMouseTransparent(true);
        for (Category category : categories) {
            add("category-" + category.id(), CategoryText.of(category));
        }
        if (recompute) {
            add("category-recompute", Messages.text("phase.recompute"));
        }
    }

    private void add(String styleClass, String name) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("legend-swatch", styleClass);
        Label entry = new Label(name, swatch);
        entry.getStyleClass().add("label-small");
        getChildren().add(entry);
    }
}
