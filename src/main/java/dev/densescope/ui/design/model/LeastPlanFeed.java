package dev.densescope.ui.design.model;

import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/**
 * Searches for the plan with the fewest reserved bytes when edits have paused, and not during a run, which it would
 * slow down. An edit cancels the search. FX thread only.
 */
public final class LeastPlanFeed {
    private static final Duration SETTLED_AFTER = Duration.millis(400);

    private final Workspace workspace;
    private final LatestWork searches;
    private final ObservableBooleanValue running;
    private final Function<DeviceChoice, Optional<OperationCosts>> costs;
    private final Consumer<LeastPlan> found;
    private final PauseTransition pause = new PauseTransition(SETTLED_AFTER);

    /**
     * @param running whether a run is in progress
     * @param costs known costs of operations on a device
     * @param found takes each plan
     */
    public LeastPlanFeed(
            Workspace workspace,
            Background background,
            ObservableBooleanValue running,
            Function<DeviceChoice, Optional<OperationCosts>> costs,
            Consumer<LeastPlan> found) {
        this.workspace = workspace;
        searches = new LatestWork(background);
        this.running = running;
        this.costs = costs;
        this.found = found;
        pause.setOnFinished(event -> search());
        running.addListener((observable, before, now) -> settle());
        follow(workspace.specProperty());
        follow(workspace.deviceProperty());
        settle();
    }

    /** Searches again when a value changes. */
    public void follow(ObservableValue<?> value) {
        value.addListener((observable, before, now) -> settle());
    }

    /** Stops the search, because the window closes. */
    public void close() {
        pause.stop();
        searches.stop();
    }

    private void settle() {
        searches.stop();
        pause.playFromStart();
    }

    private void search() {
        if (running.get()) {
            return;
        }
        DenseNetSpec design = workspace.spec();
        DeviceChoice device = workspace.deviceProperty().get();
        Target target = device.searchTarget();
        Optional<OperationCosts> known = costs.apply(device);
        searches.begin(
                Messages.text("design.fit.least.failed"),
                stop -> LeastPlan.of(design, target, known, stop),
                found,
                failure -> {}); // it has been logged, and the row stays away
    }
}
