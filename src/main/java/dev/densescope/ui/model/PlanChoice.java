package dev.densescope.ui.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The selected plan, and the list to select from: the strategies, and the selected plan if it is not a strategy. FX
 * thread only.
 */
final class PlanChoice {
    private final ObjectProperty<StoragePlan> plan;
    private final ObjectProperty<SharedScope> scope;
    private final ReadOnlyObjectWrapper<List<StoragePlan>> offered;
    private final RunPlans runPlans;
    private Consumer<StoragePlan> whenDropped = dropped -> {};

    /**
     * @param spec the design of the plans; a plan that no longer fits the design is replaced by the recommended
     *     strategy
     * @param plan the selected plan
     */
    PlanChoice(ObservableValue<DenseNetSpec> spec, ObjectProperty<StoragePlan> plan) {
        this.plan = plan;
        scope = new SimpleObjectProperty<>(this, "sharedScope", plan.get().scope());
        offered = new ReadOnlyObjectWrapper<>(this, "plans", offered(plan.get()));
        plan.addListener((observable, before, now) -> {
            scope.set(now.scope());
            offered.set(offered(now));
        });
        scope.addListener((observable, before, now) -> {
            if (plan.get().scope() != now) {
                plan.set(plan.get().within(now));
            }
        });
        runPlans = new RunPlans(plan, offered);
        spec.addListener((observable, before, now) -> {
            if (!plan.get().isNamed() && !plan.get().fits(Network.of(now))) {
                StoragePlan dropped = plan.get();
                plan.set(Strategies.recommended().within(scope.get()));
                whenDropped.accept(dropped);
            }
        });
    }

    /** Calls a listener with each plan that no longer fits the design, after it is replaced. */
    void whenDropped(Consumer<StoragePlan> listener) {
        whenDropped = listener;
    }

    ObjectProperty<StoragePlan> planProperty() {
        return plan;
    }

    ObjectProperty<SharedScope> scopeProperty() {
        return scope;
    }

    ReadOnlyObjectWrapper<List<StoragePlan>> offered() {
        return offered;
    }

    ReadOnlyListProperty<StoragePlan> runPlans() {
        return runPlans.plansProperty();
    }

    void toggleForRun(StoragePlan toggled) {
        runPlans.toggle(toggled);
    }

    void runOnlySelected() {
        runPlans.onlySelected();
    }

    private static List<StoragePlan> offered(StoragePlan chosen) {
        List<StoragePlan> offered = new ArrayList<>(Strategies.all(chosen.scope()));
        if (!offered.contains(chosen)) {
            offered.add(chosen);
        }
        return List.copyOf(offered);
    }
}
