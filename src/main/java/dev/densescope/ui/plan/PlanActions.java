package dev.densescope.ui.plan;

import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.PlanCopy;
import dev.densescope.ui.plan.model.PlanNotices;
import dev.densescope.ui.plan.model.PlanViewModel;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.input.Clipboard;

/** Actions on the shown plan. FX thread only. */
final class PlanActions {
    private final PlanViewModel model;
    private final PlanNotices notices;
    private final Runnable run;
    private final StringBinding refusal;

    /** @param run shows the Run screen, and starts a run of the design unless one is in progress */
    PlanActions(PlanViewModel model, Runnable run) {
        this.model = model;
        notices = model.notices();
        this.run = run;
        refusal = Bindings.createStringBinding(
                () -> otherDevice().map(this::refusal).orElse(""),
                model.chosenProperty(),
                model.times().sourceProperty(),
                model.times().gpuProperty(),
                model.workspace().machineProperty());
    }

    /** The reason why the shown plan cannot run here; empty if it can. */
    StringBinding refusal() {
        return refusal;
    }

    /** Runs the plan alone, or shows why it cannot run; while a run is in progress, the next run uses it. */
    void run() {
        if (model.plan().isEmpty() || !refusal.get().isEmpty()) {
            notices.failed(refusal.get().isEmpty() ? Messages.text("plan.run.none") : refusal.get());
            return;
        }
        boolean isRunning = model.isRunning();
        if (model.apply()) {
            model.workspace().runOnlySelected();
            run.run();
            if (isRunning) {
                notices.done(Messages.text("plan.run.later"));
            }
        }
    }

    /** The design uses the plan. */
    void apply() {
        if (model.apply()) {
            notices.done(Messages.text("plan.applied"));
        }
    }

    void copy() {
        model.plan().ifPresent(plan -> PlanCopy.copy(plan, notices::done));
    }

    void paste() {
        if (Clipboard.getSystemClipboard().hasString()) {
            model.paste(Clipboard.getSystemClipboard().getString());
        } else {
            notices.failed(Messages.text("plan.nothingToPaste"));
        }
    }

    /** The name of the device that the shown plan is for, or the next one will be, if runs use another. */
    private Optional<String> otherDevice() {
        return Optional.of(model.times().gpuProperty().get().text())
                .filter(name -> model.times().isForGpu())
                .or(() -> model.chosenProperty()
                        .get()
                        .flatMap(now -> now.result().costs())
                        .filter(costs -> costs.source() == Source.ROOFLINE)
                        .map(costs -> costs.device().told().inThisProcess()));
    }

    private String refusal(String name) {
        return Messages.text(
                "plan.run.otherDevice", name, model.workspace().machine().device());
    }
}
