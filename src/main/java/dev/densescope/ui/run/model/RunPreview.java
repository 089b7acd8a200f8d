package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.snapshot.RunOutline;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Keeps the preview of the next run up to date with the design. Only the newest request is answered: the worker skips
 * earlier ones, or their results are discarded.
 */
final class RunPreview {
    private final Workspace workspace;
    private final RunForm form;
    private final Executor worker;
    private final Executor fx;
    private final Consumer<RunSnapshot> target;
    private final AtomicInteger newest = new AtomicInteger(); // written by the FX thread, read by the worker
    private boolean open;

    RunPreview(Workspace workspace, RunForm form, Executor worker, Executor fx, Consumer<RunSnapshot> target) {
        this.workspace = workspace;
        this.form = form;
        this.worker = worker;
        this.fx = fx;
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
        int request = newest.incrementAndGet();
        DenseNetSpec spec = workspace.spec();
        StoragePlan plan = workspace.plan();
        Target target = workspace.deviceProperty().get().target();
        worker.execute(() -> {
            if (request == newest.get()) {
                RunOutline outline = RunOutline.of(spec, plan, target);
                fx.execute(() -> answer(request, spec, plan, outline));
            }
        });
    }

    private void answer(int request, DenseNetSpec spec, StoragePlan plan, RunOutline outline) {
        if (request == newest.get()) {
            target.accept(RunSnapshot.preview(form.settings(spec, plan), outline));
        }
    }
}
