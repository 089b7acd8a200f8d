package dev.densescope.ui.design;

import dev.densescope.ui.control.KeptTooltip;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figures;
import dev.densescope.ui.design.model.LabelledValue;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Four numbers about the network, above its picture. Its labels stay, since new ones would cost each edit their style. */
final class FiguresRow extends HBox {
    private final List<Label> values = new ArrayList<>();

    FiguresRow(DesignViewModel model) {
        super(24);
        getStyleClass().add("figures-row");
        figures(model).forEach(this::add);
        model.workspace().predictionsProperty().addListener((observable, before, now) -> {
            if (!now.isOfSameNetwork(before)) {
                show(model);
            }
        });
        show(model);
    }

    private static List<LabelledValue> figures(DesignViewModel model) {
        return Figures.ofNetwork(model.workspace().predictions().network());
    }

    private void add(LabelledValue figure) {
        Label value = new Label();
        value.getStyleClass().add("figure");
        value.setMinWidth(Region.USE_PREF_SIZE);
        values.add(value);
        Label label = new Label(figure.label());
        label.getStyleClass().add("label-small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(new VBox(2, value, label));
    }

    private void show(DesignViewModel model) {
        List<LabelledValue> figures = figures(model);
        for (int i = 0; i < figures.size(); i++) {
            LabelledValue figure = figures.get(i);
            Label value = values.get(i);
            value.setText(figure.value());
            KeptTooltip.set(value, figure.exact());
        }
    }
}
