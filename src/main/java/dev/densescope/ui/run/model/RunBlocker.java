package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What stood in the way of the last run, and what the window offers to get round it. JavaFX thread only. */
public final class RunBlocker {
    private final FittingPlan fittingPlan;
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, "reason", "");
    private final ReadOnlyBooleanWrapper forceable = new ReadOnlyBooleanWrapper(this, "forceable", false);
    private final ReadOnlyBooleanWrapper processorOffered = new ReadOnlyBooleanWrapper(this, "processorOffered", false);
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    /** @param fittingPlan searched where bytes of tensors stood in the way */
    RunBlocker(FittingPlan fittingPlan) {
        this.fittingPlan = fittingPlan;
    }

    /** The plan that would fit, where the last run did not. */
    public FittingPlan fittingPlan() {
        return fittingPlan;
    }

    /** Why the last run was not started, in one sentence; else empty. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Whether to start it anyway would help: memory alone stood in the way. */
    public ReadOnlyBooleanProperty forceableProperty() {
        return forceable.getReadOnlyProperty();
    }

    /** Whether the processor may do what a GPU did not: run at all, or give the memory. */
    public ReadOnlyBooleanProperty processorOfferedProperty() {
        return processorOffered.getReadOnlyProperty();
    }

    /** What nobody foresaw and ended a run, or its start, last. */
    public ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What nobody foresaw has ended a run, or its start. */
    void failed(Failure unforeseen) {
        failure.set(Optional.of(unforeseen));
    }

    /** Nothing stands in the way any more. */
    void clear() {
        only("");
    }

    /** This stands in the way, and no offer helps. */
    void only(String sentence) {
        reason.set(sentence);
        forceable.set(false);
        processorOffered.set(false);
        fittingPlan.clear();
    }

    /** This stands in the way, beside what is offered. */
    void because(String sentence) {
        reason.set(sentence);
    }

    /** Offers what would help after a refusal. */
    void offer(RunRefusedException refused, boolean onGpu) {
        forceable.set(refused.isForceable());
        processorOffered.set(
                refused.subject() == RunRefusedException.Subject.DEVICE || (refused.isForceable() && onGpu));
    }

    /** Offers the processor where a run on a GPU did not end well. */
    void offerAfter(RunRecord record) {
        boolean onGpu = record.settings().on().isNvidia();
        boolean failed =
                record.outcome() instanceof RunOutcome.OutOfMemory || record.outcome() instanceof RunOutcome.Failed;
        processorOffered.set(onGpu && failed);
    }
}
