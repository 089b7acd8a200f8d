package dev.densescope.ui.plan.model;

import dev.densescope.failure.Failure;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.InvalidPlanException;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.plan.search.PlanFeed;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The shown plan: the fastest within the budget, or one that was pasted. FX thread only. */
final class ShownPlan {
    /**
     * Callbacks.
     *
     * @param shown a plan is shown
     * @param failed the plan could not be computed
     */
    record Told(Runnable shown, Consumer<Failure> failed) {}

    private final Workspace workspace;
    private final PlanNotices notices;
    private final PlanFeed feed;
    private final PlanBudget budget;
    private final Told told;
    private final ReadOnlyObjectWrapper<Optional<PlanChosen>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private Optional<StoragePlan> pasted = Optional.empty();

    /** @param feed answers which plan fits into the budget */
    ShownPlan(Workspace workspace, PlanNotices notices, PlanFeed feed, PlanBudget budget, Told told) {
        this.workspace = workspace;
        this.notices = notices;
        this.feed = feed;
        this.budget = budget;
        this.told = told;
        budget.bytesProperty().addListener((observable, before, now) -> {
            pasted = Optional.empty();
            choose();
        });
    }

    /** The shown plan with its search result; empty until the first search has completed. */
    ReadOnlyObjectProperty<Optional<PlanChosen>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    Optional<PlanChosen> now() {
        return chosen.get();
    }

    /** The plan that is shown; empty if none stays within the budget. */
    Optional<StoragePlan> plan() {
        return now().flatMap(PlanChosen::step).map(PlannedStep::plan);
    }

    /** Whether the shown result is of the current design. */
    boolean isOfDesign() {
        return now().filter(shown -> shown.result().network().spec().equals(workspace.spec()))
                .isPresent();
    }

    /** Makes the shown plan the plan of the design; false if there is none, or if it is of another design. */
    boolean apply() {
        Optional<StoragePlan> plan = plan();
        try {
            plan.ifPresent(found -> {
                found.requireFits(Network.of(workspace.spec()));
                workspace.choose(found);
            });
        } catch (InvalidPlanException ofAnotherDesign) {
            notices.failed(ofAnotherDesign.sentence());
            return false;
        }
        return plan.isPresent();
    }

    /** Parses a plan and shows it, even if it exceeds the budget. Shows an error if the text is not a valid plan. */
    void paste(String text) {
        try {
            StoragePlan plan = PlanText.parse(text.strip(), Network.of(workspace.spec()));
            notices.clear();
            pasted = Optional.of(plan);
            choose();
        } catch (InvalidPlanException noPlan) {
            notices.failed(noPlan.sentence());
        }
    }

    /** Forgets a pasted plan that does not fit the design. */
    void keepWhatFits() {
        pasted = pasted.filter(plan -> plan.fits(Network.of(workspace.spec())));
    }

    /** Shows the pasted plan, or the fastest one within the budget, of the last completed search. */
    void choose() {
        long bytes = budget.bytesProperty().get();
        Optional<StoragePlan> given = pasted;
        Function<PlanSearch, Optional<PlannedStep>> question =
                search -> given.isPresent() ? given.map(search::predict) : search.within(bytes);
        feed.ask(
                Messages.text("plan.failed"),
                question,
                (result, answer) -> show(new PlanChosen(result, bytes, answer, given.isPresent())),
                told.failed());
    }

    private void show(PlanChosen shown) {
        if (!shown.step().map(PlannedStep::plan).equals(plan())) {
            notices.clear();
        }
        chosen.set(Optional.of(shown));
        told.shown().run();
    }
}
