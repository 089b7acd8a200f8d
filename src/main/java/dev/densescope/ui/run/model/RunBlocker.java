package dev.densescope.ui.run.model;

import dev.densescope.failure.Failure;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Why the last run was not started or failed, and the offered remedies. JavaFX thread only. */
public final class RunBlocker {
    private final FittingPlan fittingPlan;
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, "reason", "");
    private final ReadOnlyBooleanWrapper forceable = new ReadOnlyBooleanWrapper(this, "forceable", false);
    private final ReadOnlyBooleanWrapper processorOffered = new ReadOnlyBooleanWrapper(this, "processorOffered", false);
    private Consumer<Failure> whenFailed = unforeseen -> {};

    /** @param fittingPlan searched if the memory of tensors was the reason */
    RunBlocker(FittingPlan fittingPlan) {
        this.fittingPlan = fittingPlan;
    }

    /** The plan that fits, if the last run did not. */
    public FittingPlan fittingPlan() {
        return fittingPlan;
    }

    /** Why the last run was not started, in one sentence; otherwise empty. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Whether the run can be started anyway, since memory was the only reason. */
    public ReadOnlyBooleanProperty forceableProperty() {
        return forceable.getReadOnlyProperty();
    }

    /** Whether to offer the processor, after a GPU was not usable or had too little memory. */
    public ReadOnlyBooleanProperty processorOfferedProperty() {
        return processorOffered.getReadOnlyProperty();
    }

    /**
     * Calls a listener with each unexpected failure of a run, of its start and of saving a training, even if it is equal to
     * the one before.
     */
    public void whenFailed(Consumer<Failure> listener) {
        whenFailed = listener;
    }

    /** Tells an unexpected failure. */
    void failed(Failure unforeseen) {
        whenFailed.accept(unforeseen);
    }

    /** Clears the reason and all offers. */
    void clear() {
        only("");
    }

    /** Sets the reason, and clears all offers. */
    void only(String sentence) {
        reason.set(sentence);
        forceable.set(false);
        processorOffered.set(false);
        fittingPlan.clear();
    }

    /** Sets the reason, and keeps the offers. */
    void because(String sentence) {
        reason.set(sentence);
    }

    /** Offers remedies after a rejection. */
    void offer(RunRefusedException refused, boolean onGpu) {
        forceable.set(refused.isForceable());
        processorOffered.set(
                refused.subject() == RunRefusedException.Subject.DEVICE || (refused.isForceable() && onGpu));
    }

    /** Offers the processor after a failed run on a GPU. */
    void offerAfter(RunRecord record) {
        boolean onGpu = record.settings().on().isNvidia();
        boolean failed =
                record.outcome() instanceof RunOutcome.OutOfMemory || record.outcome() instanceof RunOutcome.Failed;
        processorOffered.set(onGpu && failed);
    }
}
