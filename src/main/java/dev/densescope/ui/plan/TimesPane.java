package dev.densescope.ui.plan;

import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.plan.model.PlanViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where step times come from: a calibration, or the last run of the design. */
final class TimesPane extends VBox {
    TimesPane(PlanViewModel model) {
        getStyleClass().add("plan-section");
        Segments<Source> sources = new Segments<>(model.times().sourceProperty().get())
                .add(Source.CALIBRATED, Messages.text("plan.times.calibrated"))
                .add(Source.MEASURED, Messages.text("plan.times.measured"));
        sources.setId("plan-times");
        sources.chosenProperty().addListener((observable, before, now) -> {
            model.takeTimesFrom(now);
            sources.showChosen(model.times().sourceProperty().get());
        });
        model.times().sourceProperty().addListener((observable, before, now) -> sources.choose(now));
        Button calibrate = new Button(Messages.text("plan.times.calibrate"));
        calibrate.setId("plan-calibrate");
        calibrate.getStyleClass().add("flat");
        calibrate.setMinWidth(USE_PREF_SIZE);
        calibrate.setTooltip(new Tooltip(Messages.text("plan.times.calibrate.tip")));
        calibrate.setOnAction(event -> model.calibrate());
        Label refusal = BudgetPane.wrapped("reason");
        refusal.setId("plan-times-refusal");
        refusal.textProperty().bind(model.times().refusalProperty());
        BudgetPane.shownIfNotEmpty(refusal);
        Label from = BudgetPane.wrapped("label-small");
        from.textProperty()
                .bind(model.chosenProperty()
                        .map(chosen -> chosen.map(now -> PlanStatus.times(now.result()))
                                .orElse("")));
        BudgetPane.shownIfNotEmpty(from);
        HBox line = new HBox(4, sources, calibrate);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(BudgetPane.heading(Messages.text("plan.times")), line, refusal, from);
    }
}
