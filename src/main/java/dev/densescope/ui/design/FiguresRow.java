package dev.densescope.ui.design;

import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figure;
import dev.densescope.ui.design.model.Figures;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Four numbers about the network, above its picture. */
final class FiguresRow extends HBox {
    FiguresRow(DesignViewModel model) {
        super(24);
        getStyleClass().add("figures-row");
        model.workspace().predictionsProperty().addListener((observable, before, now) -> show(model));
        show(model);
    }

    private void show(DesignViewModel model) {
        getChildren().clear();
        for (Figure fact : Figures.ofNetwork(model.workspace().predictions().network())) {
            Label value = new Label(fact.value());
            value.getStyleClass().add("figure");
            value.setMinWidth(Region.USE_PREF_SIZE);
            if (!fact.exact().isEmpty()) {
                value.setTooltip(new Tooltip(fact.exact()));
            }
            Label label = new Label(fact.label());
            label.getStyleClass().add("label-small");
            label.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(new VBox(2, value, label));
        }
    }
}
