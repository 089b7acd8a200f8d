package dev.densescope.ui.plan;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.plan.model.PlanViewModel;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Actions on the shown plan. FX thread only. */
final class PlanActions {
    private final PlanViewModel model;
    private final Notices notices;
    private final Runnable run;

    /** @param run shows the Run screen, and starts a run of the design unless one is in progress */
    PlanActions(PlanViewModel model, Notices notices, Runnable run) {
        this.model = model;
        this.notices = notices;
        this.run = run;
    }

    /** Runs the plan; while a run is in progress, the next run uses it. */
    void run() {
        boolean isRunning = model.isRunning();
        if (model.apply()) {
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
        model.plan().map(StoragePlan::text).ifPresent(text -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            notices.done(Messages.text("plan.copied"));
        });
    }

    void paste() {
        if (Clipboard.getSystemClipboard().hasString()) {
            model.paste(Clipboard.getSystemClipboard().getString());
        } else {
            notices.failed(Messages.text("plan.nothingToPaste"));
        }
    }
}
