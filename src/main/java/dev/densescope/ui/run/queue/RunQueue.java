package dev.densescope.ui.run.queue;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The queue of plans, which run one after the other or take turns, and the state of each. FX thread only. */
public final class RunQueue {
    private final ObservableList<QueuedRun> runs = FXCollections.observableArrayList();
    private final ObservableList<QueuedRun> readOnly = FXCollections.unmodifiableObservableList(runs);

    private final ReadOnlyObjectWrapper<Optional<Duration>> left =
            new ReadOnlyObjectWrapper<>(this, "left", Optional.empty());

    private Map<StoragePlan, String> names = Map.of();

    /** The runs in order. Unmodifiable. Empty unless several plans were requested. */
    public ObservableList<QueuedRun> runs() {
        return readOnly;
    }

    /** The remaining time of all its runs; empty if it is unknown. */
    public ReadOnlyObjectProperty<Optional<Duration>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Sets the remaining time of a queue that is not empty. */
    public void estimate(Optional<Duration> remaining) {
        left.set(remaining);
    }

    /** Empties the queue. */
    public void clear() {
        left.set(Optional.empty());
        runs.clear();
    }

    /**
     * Replaces the content of the queue.
     *
     * @param name the name of a plan in the queue, which tells plans with a decision for each layer apart
     */
    public void fill(List<StoragePlan> plans, Function<StoragePlan, String> name) {
        names = plans.stream().distinct().collect(Collectors.toMap(plan -> plan, name));
        runs.setAll(plans.stream().map(QueuedRun::waiting).toList());
    }

    /** The name of a plan in the queue. */
    String name(StoragePlan plan) {
        return names.get(plan);
    }

    /** Returns the next waiting plan, and marks it as running. */
    public Optional<StoragePlan> next() {
        for (QueuedRun run : runs) {
            if (run.state() == QueuedRun.State.WAITING) {
                replace(run.plan(), QueuedRun::running);
                return Optional.of(run.plan());
            }
        }
        return Optional.empty();
    }

    /** Marks all waiting plans as runs that take turns. */
    public void takeTurns() {
        change(run -> run.state() == QueuedRun.State.WAITING ? run.paused() : run);
    }

    /** Marks the run that has its turn; the others that have not ended wait for theirs. */
    public void turn(StoragePlan plan, int round, int rounds) {
        QueuedRun now = QueuedRun.waiting(plan).inTurn(Messages.text("run.queue.turn", round, rounds));
        if (runs.contains(now)) {
            return;
        }
        change(run -> {
            boolean hadTurn = run.state() == QueuedRun.State.RUNNING;
            return run.plan().equals(plan) ? now : hadTurn ? run.paused() : run;
        });
    }

    /** Whether a plan is waiting. */
    public boolean isWaiting() {
        return waiting() > 0;
    }

    /** The number of waiting plans. */
    public int waiting() {
        return (int) runs.stream()
                .filter(run -> run.state() == QueuedRun.State.WAITING)
                .count();
    }

    /** Call it when the run of a plan has ended. */
    public void ended(RunRecord record) {
        replace(record.settings().storage(), run -> run.ended(record));
    }

    /** Call it if the run was not started. An empty reason means that the user cancelled. */
    public void refused(StoragePlan plan, String reason) {
        replace(plan, run -> reason.isEmpty() ? run.dropped() : run.refused(reason));
    }

    /** Marks a plan as waiting again. */
    public void postpone(StoragePlan plan) {
        replace(plan, run -> QueuedRun.waiting(run.plan()));
    }

    /** Removes the waiting plans. */
    public void drop() {
        change(run -> run.state() == QueuedRun.State.WAITING ? run.dropped() : run);
    }

    private void replace(StoragePlan plan, UnaryOperator<QueuedRun> change) {
        change(run -> run.plan().equals(plan) ? change.apply(run) : run);
    }

    /** Changes all runs with one event, since listeners may work while a run is measured. */
    private void change(UnaryOperator<QueuedRun> change) {
        List<QueuedRun> changed = runs.stream().map(change).toList();
        if (!changed.equals(runs)) {
            runs.setAll(changed);
        }
        forgetEstimateAtEnd();
    }

    private void forgetEstimateAtEnd() {
        if (runs.stream().allMatch(run -> run.state().isOver())) {
            left.set(Optional.empty());
        }
    }
}
