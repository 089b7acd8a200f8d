package dev.densescope.ui.design;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.KeptTooltip;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.Figures;
import dev.densescope.ui.design.model.LabelledValue;
import dev.densescope.ui.model.LayerTitle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Numbers about the selection, at a fixed place of a fixed height. FX thread only. */
final class FiguresPane extends ScrollPane {
    private static final double HEIGHT = 248;
    private static final double MAX_SHARE = 0.36;

    private final DesignViewModel model;
    private final Label title = new Label();
    private final Label remark = new Label();
    private final VBox content = new VBox(4, title, remark);
    private final List<Row> rows = new ArrayList<>();

    FiguresPane(DesignViewModel model) {
        this.model = model;
        setId("figures");
        getStyleClass().add("figures-pane");
        title.getStyleClass().add("section");
        remark.getStyleClass().add("label-small");
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        remark.setId("figures-remark");
        content.getStyleClass().add("figures-content");
        setContent(content);
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
        model.viewProperty().addListener((observable, before, now) -> {
            if (!now.showsSameAs(before)) {
                show();
            }
        });
        show();
    }

    private void show() {
        DesignViewModel.View view = model.view();
        List<LabelledValue> figures = Figures.of(view.selection(), view.predictions(), view.plan());
        title.setText(title(view.selection()));
        while (rows.size() < figures.size()) {
            Row row = new Row();
            rows.add(row);
            content.getChildren().add(rows.size(), row); // before the remark
        }
        for (int i = 0; i < rows.size(); i++) {
            Presence.set(rows.get(i), i < figures.size());
            if (i < figures.size()) {
                rows.get(i).show(figures.get(i));
            }
        }
        remark.setText(Figures.remark(view.selection(), view.predictions(), view.plan()));
        Presence.set(remark, !remark.getText().isEmpty());
    }

    private static String title(LayerPath place) {
        return place.kind() == LayerPath.Kind.BLOCK
                ? Messages.text("design.figures.block", place.block())
                : LayerTitle.of(place);
    }

    /** A label with a value. Rows stay, since new ones would cost each edit their style. */
    private static final class Row extends HBox {
        private final Label label = new Label();
        private final Label value = new Label();

        Row() {
            super(8);
            label.getStyleClass().add("muted");
            value.setMinWidth(Region.USE_PREF_SIZE);
            value.getStyleClass().add("strong");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            getChildren().addAll(label, gap, value);
        }

        void show(LabelledValue figure) {
            label.setText(figure.label());
            KeptTooltip.set(label, (figure.label() + "\n" + figure.explanation()).strip());
            value.setText(figure.value());
            String style = figure.emphasis() ? "recompute" : "strong";
            if (!value.getStyleClass().contains(style)) {
                value.getStyleClass().removeAll("recompute", "strong");
                value.getStyleClass().add(style);
            }
            KeptTooltip.set(value, (figure.exact() + "\n" + figure.explanation()).strip());
        }
    }
}
