package dev.densescope.ui.run.model;

import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.viewed.OpenedRun;
import dev.densescope.ui.run.viewed.RunViewer;
import dev.densescope.ui.run.viewed.StepChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The run in the charts, which may be an earlier one that is opened, and its step. FX thread only. */
public final class ChartedRun {
    private final LiveView view;
    private final RunViewer viewer;
    private final StepChoice step;
    private final BooleanSupplier busy;

    /** @param busy whether a run is in progress */
    ChartedRun(LiveView view, RunViewer viewer, StepChoice step, BooleanSupplier busy) {
        this.view = view;
        this.viewer = viewer;
        this.step = step;
        this.busy = busy;
    }

    /** The opened run, otherwise the current or last one, or the next one. */
    public Optional<RunSnapshot> snapshot() {
        return viewer.openedProperty()
                .get()
                .map(OpenedRun::snapshot)
                .or(() -> view.snapshotProperty().get());
    }

    /** Shows a step of this run, and pauses the view of a run in progress. */
    public void chooseStep(int number) {
        Optional<OpenedRun> opened = viewer.openedProperty().get();
        Optional<Path> file = opened.isPresent()
                ? opened.get().run().file()
                : view.fileProperty().get();
        if (opened.isEmpty() && busy.getAsBoolean()) {
            view.pausedProperty().set(true);
        }
        snapshot().ifPresent(run -> step.choose(run, file, number));
    }

    /** Shows the latest step again, and follows a run in progress. */
    public void follow() {
        view.pausedProperty().set(false);
        step.clear();
    }
}
