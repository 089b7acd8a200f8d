package dev.densescope.ui.design;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figure;
import dev.densescope.ui.design.model.Figures;
import dev.densescope.ui.model.LayerTitle;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Numbers about the selection, at a fixed place of a fixed height. FX thread only. */
final class FiguresPane extends ScrollPane {
    private static final double HEIGHT = 248;
    private static final double MAX_SHARE = 0.36;

    private final DesignViewModel model;
    private final VBox rows = new VBox(4);

    FiguresPane(DesignViewModel model) {
        this.model = model;
        setId("figures");
        getStyleClass().add("figures-pane");
        rows.getStyleClass().add("figures-content");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        parentProperty().addListener((observable, before, now) -> {
            if (now instanceof Region pane) {
                prefHeightProperty()
                        .bind(Bindings.createDoubleBinding(
                                () -> Math.rint(Math.min(HEIGHT, pane.getHeight() * MAX_SHARE)),
                                pane.heightProperty()));
            }
        });
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        model.viewProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        DesignViewModel.View view = model.view();
        List<Figure> figures = Figures.of(view.selection(), view.predictions(), view.plan());
        Label title = new Label(title(view.selection()));
        title.getStyleClass().add("section");
        rows.getChildren().setAll(title);
        figures.forEach(figure -> rows.getChildren().add(row(figure)));
    }

    private static String title(LayerPath place) {
        return place.kind() == LayerPath.Kind.BLOCK
                ? Messages.text("design.figures.block", place.block())
                : LayerTitle.of(place);
    }

    private static HBox row(Figure figure) {
        Label label = new Label(figure.label());
        label.getStyleClass().add("muted");
        label.setTooltip(new Tooltip(figure.label()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label value = new Label(figure.value());
        value.getStyleClass().add(figure.emphasis() ? "recompute" : "strong");
        value.setMinWidth(Region.USE_PREF_SIZE);
        if (!figure.exact().isEmpty()) {
            value.setTooltip(new Tooltip(figure.exact()));
        }
        return new HBox(8, label, gap, value);
    }
}
