package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.snapshot.RunOutline;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Keeps the preview of the next run up to date with the design. Only the newest request is answered.
 */
final class RunPreview {
    private final Workspace workspace;
    private final RunForm form;
    private final LatestWork work;
    private final Consumer<RunSnapshot> target;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private boolean open;

    RunPreview(Workspace workspace, RunForm form, Background background, Consumer<RunSnapshot> target) {
        this.workspace = workspace;
        this.form = form;
        work = new LatestWork(background);
        this.target = target;
        workspace.specProperty().addListener((observable, before, now) -> refresh());
        workspace.planProperty().addListener((observable, before, now) -> refresh());
        workspace.deviceProperty().addListener((observable, before, now) -> refresh());
    }

    void open() {
        if (!open) {
            open = true;
            refresh();
        }
    }

    void refresh() {
        if (!open) {
            return;
        }
        DenseNetSpec spec = workspace.spec();
        StoragePlan plan = workspace.plan();
        Target target = workspace.deviceProperty().get().target();
        work.begin(
                Messages.text("prediction.failed"),
                stop -> RunOutline.of(spec, plan, target),
                this::answer,
                failure -> problem.set(failure.sentence()));
    }

    /** Why there is no preview: one sentence; empty if there is one, or none was wanted. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void answer(RunOutline outline) {
        problem.set("");
        target.accept(RunSnapshot.preview(form.settings(workspace), outline));
    }
}
