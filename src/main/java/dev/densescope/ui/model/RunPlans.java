package dev.densescope.ui.model;

import dev.densescope.plan.decision.StoragePlan;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;

/**
 * The plans of the next run, like the selected tabs of a bar: always the selected plan, and others that the user has
 * added. Selecting one of them keeps the others; selecting another plan leaves only that. FX thread only.
 */
final class RunPlans {
    private final ObjectProperty<StoragePlan> selected;
    private final ObservableValue<List<StoragePlan>> offered;
    private final ReadOnlyListWrapper<StoragePlan> plans;

    RunPlans(ObjectProperty<StoragePlan> selected, ObservableValue<List<StoragePlan>> offered) {
        this.selected = selected;
        this.offered = offered;
        plans = new ReadOnlyListWrapper<>(this, "runPlans", FXCollections.observableArrayList(selected.get()));
        selected.addListener((observable, before, now) -> selected(now));
    }

    /** In the order of the window; never empty. */
    ReadOnlyListProperty<StoragePlan> plansProperty() {
        return plans.getReadOnlyProperty();
    }

    /** Adds an offered plan, or removes it. Removing the selected plan selects the first of the others. */
    void toggle(StoragePlan plan) {
        List<StoragePlan> remaining = new ArrayList<>(plans);
        if (!remaining.remove(plan)) {
            remaining.add(plan);
        }
        if (remaining.isEmpty()) {
            return;
        }
        show(remaining);
        if (!plans.contains(selected.get())) {
            selected.set(plans.get(0));
        }
    }

    /** Leaves only the selected plan. */
    void onlySelected() {
        show(List.of(selected.get()));
    }

    private void selected(StoragePlan now) {
        List<StoragePlan> remaining =
                plans.stream().map(plan -> plan.within(now.scope())).toList();
        show(remaining.contains(now) ? remaining : List.of(now));
    }

    private void show(List<StoragePlan> chosen) {
        List<StoragePlan> ordered =
                offered.getValue().stream().filter(chosen::contains).toList();
        if (!ordered.isEmpty() && !ordered.equals(plans)) {
            plans.setAll(ordered);
        }
    }
}
