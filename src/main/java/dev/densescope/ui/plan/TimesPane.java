package dev.densescope.ui.plan;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.plan.model.PlanViewModel;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * The choice of the source of step times: a calibration, the last run of the design, or the specifications of a GPU.
 */
final class TimesPane extends VBox {
    TimesPane(PlanViewModel model) {
        getStyleClass().add("plan-section");
        Segments<Source> sources = new Segments<>(model.times().sourceProperty().get())
                .add(Source.CALIBRATED, Messages.text("plan.times.calibrated"))
                .add(Source.MEASURED, Messages.text("plan.times.measured"))
                .add(Source.ROOFLINE, Messages.text("plan.times.roofline"));
        sources.setId("plan-times");
        sources.chosenProperty().addListener((observable, before, now) -> {
            model.takeTimesFrom(now);
            sources.showChosen(model.times().sourceProperty().get());
        });
        model.times().sourceProperty().addListener((observable, before, now) -> sources.choose(now));
        Button calibrate = new Button(Messages.text("plan.times.calibrate"));
        calibrate.setId("plan-calibrate");
        calibrate.setMinWidth(USE_PREF_SIZE);
        calibrate.setTooltip(new Tooltip(Messages.text("plan.times.calibrate.tip")));
        calibrate.setOnAction(event -> model.calibrate());
        Label refusal = BudgetPane.wrapped("reason");
        refusal.setId("plan-times-refusal");
        refusal.textProperty().bind(model.times().refusalProperty());
        BudgetPane.shownIfNotEmpty(refusal);
        Label moved = BudgetPane.wrapped("label-small");
        moved.setId("plan-times-moved");
        moved.textProperty().bind(model.times().movedProperty());
        BudgetPane.shownIfNotEmpty(moved);
        Label from = BudgetPane.wrapped("label-small");
        from.textProperty()
                .bind(model.chosenProperty()
                        .map(chosen -> chosen.map(now -> PlanStatus.times(now.result()))
                                .orElse("")));
        BudgetPane.shownIfNotEmpty(from);
        Outdated.dim(model.outdatedProperty(), from);
        getChildren()
                .addAll(
                        BudgetPane.heading(Messages.text("plan.times")),
                        sources,
                        second(model, calibrate),
                        moved,
                        refusal,
                        from);
    }

    /** The options of the selected source: which GPU, or a new calibration. */
    private static HBox second(PlanViewModel model, Button calibrate) {
        BooleanBinding isForGpu = model.times().sourceProperty().isEqualTo(Source.ROOFLINE);
        ComboBox<KnownGpu> gpus = new ComboBox<>();
        gpus.setId("plan-gpu");
        gpus.getItems().setAll(KnownGpu.values());
        gpus.setAccessibleText(Messages.text("plan.times.gpu"));
        gpus.setTooltip(new Tooltip(Messages.text("plan.times.gpu")));
        gpus.setConverter(new GpuNames());
        gpus.setValue(model.times().gpuProperty().get());
        gpus.setOnAction(event -> model.planFor(gpus.getValue()));
        BudgetPane.shownWhere(gpus, isForGpu);
        BudgetPane.shownWhere(calibrate, isForGpu.not());
        HBox line = new HBox(4, gpus, calibrate);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static final class GpuNames extends StringConverter<KnownGpu> {
        @Override
        public String toString(KnownGpu gpu) {
            return gpu.text();
        }

        @Override
        public KnownGpu fromString(String text) {
            return KnownGpu.ofName(text).orElseThrow();
        }
    }
}
