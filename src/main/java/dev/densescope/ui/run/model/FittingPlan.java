package dev.densescope.ui.run.model;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.RunCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.run.RunHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The fastest plan that fits, offered after a run did not fit. Times come from a run of the same design, if there is
 * one; otherwise they are estimated from the work of operations. FX thread only; the search runs in the background.
 */
public final class FittingPlan {
    private final LatestWork searches;
    private final RunHistory history;
    private final ReadOnlyObjectWrapper<Optional<PlannedStep>> found =
            new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper(this, "searching", false);

    FittingPlan(Background background, RunHistory history) {
        searches = new LatestWork(background);
        this.history = history;
    }

    /** The plan; empty if no run was rejected for its memory, during the search, and if no plan fits. */
    public ReadOnlyObjectProperty<Optional<PlannedStep>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** @param bytes maximum bytes that the plan may reserve */
    void search(DenseNetSpec spec, DeviceChoice device, long bytes) {
        clear();
        List<RunRecord> timed = history.newestFirst(run -> RunCosts.areIn(run, spec, device));
        searching.set(true);
        searches.begin(
                Messages.text("run.fittingPlan.failed"),
                stop -> fastest(spec, device, bytes, timed, stop),
                this::answer,
                failure -> answer(Optional.empty()));
    }

    /** Withdraws the offer. */
    void clear() {
        searches.stop();
        searching.set(false);
        found.set(Optional.empty());
    }

    private static Optional<PlannedStep> fastest(
            DenseNetSpec spec, DeviceChoice device, long bytes, List<RunRecord> timed, BooleanSupplier stop) {
        OperationCosts costs =
                timed.isEmpty() ? new UntimedCosts() : RunCosts.of(timed, Optional.empty(), spec, device);
        return PlanSearch.of(Network.of(spec), device.searchTarget(), costs, PlanLocks.NONE, stop)
                .within(bytes);
    }

    private void answer(Optional<PlannedStep> step) {
        searching.set(false);
        found.set(step);
    }
}
