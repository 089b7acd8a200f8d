package dev.densescope.ui.plan;

import dev.densescope.plan.decision.Recomputed;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.LayerTitle;
import dev.densescope.ui.plan.model.LayerSentence;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.util.Comparator;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The locked layers, each with a button that removes its lock. */
final class LocksPane extends VBox {
    private static final Comparator<LayerPath> FORWARD = Comparator.comparingInt((LayerPath path) -> path.block())
            .thenComparing(LayerPath::kind)
            .thenComparing(LayerPath::layer);

    private final PlanViewModel model;
    private final VBox rows = new VBox(2);

    LocksPane(PlanViewModel model) {
        this.model = model;
        getStyleClass().add("plan-section");
        rows.setId("plan-locks");
        Hyperlink all = new Hyperlink(Messages.text("plan.locks.removeAll"));
        all.getStyleClass().add("small-link");
        all.setOnAction(event -> model.locking().unlockAll());
        getChildren().addAll(BudgetPane.heading(Messages.text("plan.locks")), rows, all);
        BudgetPane.shownWhere(
                this,
                Bindings.createBooleanBinding(
                        () -> !model.locking()
                                .locksProperty()
                                .getValue()
                                .layers()
                                .isEmpty(),
                        model.locking().locksProperty()));
        model.locking().locksProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        rows.getChildren().clear();
        model.locking().locksProperty().getValue().layers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(FORWARD))
                .forEach(lock -> rows.getChildren().add(row(lock.getKey(), lock.getValue())));
    }

    private HBox row(LayerPath layer, Recomputed recomputed) {
        Label name = new Label(LayerTitle.of(layer));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(LayerSentence.decision(recomputed, layer));
        what.getStyleClass().add("label-small");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        String tip = Messages.text("plan.locks.remove", LayerTitle.of(layer));
        Button remove = new IconButton(Icon.X, tip);
        remove.getStyleClass().add("plan-unlock");
        remove.setOnAction(event -> model.locking().unlock(layer));
        HBox row = new HBox(6, name, what, remove);
        row.getStyleClass().add("plan-lock");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
