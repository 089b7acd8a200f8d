package dev.densescope.ui.chart;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The legend of the colours of a chart, wrapped to its width. FX thread only. */
public final class Legend extends FlowPane {
    /** Wrap length that allows a single row. */
    private static final double WIDEST_PIXELS = 2000;

    private final List<Category> categories;
    private final boolean recompute;

    /** @param recompute whether to include the colour of recomputation */
    public Legend(List<Category> categories, boolean recompute) {
        this.categories = List.copyOf(categories);
        this.recompute = recompute;
        getStyleClass().add("series-legend");
        setMouseTransparent(true);
        setPrefWrapLength(WIDEST_PIXELS);
        setMaxHeight(USE_PREF_SIZE);
        for (Category category : categories) {
            add("category-" + category.id(), Messages.of(category));
        }
        if (recompute) {
            add("category-recompute", Messages.of(Phase.RECOMPUTE));
        }
    }

    /** What it shows, in the colours of a palette. */
    List<LegendEntry> entries(Palette palette) {
        List<LegendEntry> entries = new ArrayList<>(LegendEntry.of(categories, palette));
        if (recompute) {
            entries.add(new LegendEntry(Messages.of(Phase.RECOMPUTE), palette.color(Token.RECOMPUTE)));
        }
        return entries;
    }

    /** The width of all entries in one row; a flow pane itself would prefer its wrap length. */
    @Override
    protected double computePrefWidth(double height) {
        double entries = getChildren().stream()
                .mapToDouble(entry -> snapSizeX(entry.prefWidth(-1)))
                .sum();
        double gaps = Math.max(0, getChildren().size() - 1) * snapSpaceX(getHgap());
        return snappedLeftInset() + entries + gaps + snappedRightInset();
    }

    private void add(String styleClass, String name) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("legend-swatch", styleClass);
        Label entry = new Label(name, swatch);
        entry.setMinWidth(USE_PREF_SIZE);
        entry.getStyleClass().add("label-small");
        getChildren().add(entry);
    }
}
