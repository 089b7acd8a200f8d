package dev.densescope.ui.run.queue;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The plans that are run one after the other, and how far each is. FX thread only. */
public final class RunQueue {
    private final ObservableList<QueuedRun> runs = FXCollections.observableArrayList();
    private final ObservableList<QueuedRun> readOnly = FXCollections.unmodifiableObservableList(runs);

    /** In the order they are run; not to be changed here. Empty unless several were asked for. */
    public ObservableList<QueuedRun> runs() {
        return readOnly;
    }

    /** There is nothing to be run one after the other. */
    public void clear() {
        runs.clear();
    }

    /** These are to be run, and nothing else. */
    public void fill(List<StoragePlan> plans) {
        runs.clear();
        for (StoragePlan plan : plans) {
            runs.add(QueuedRun.waiting(plan));
        }
    }

    /** The next plan that waits, which is noted as running. */
    public Optional<StoragePlan> next() {
        for (QueuedRun run : runs) {
            if (run.state() == QueuedRun.State.WAITING) {
                replace(run.plan(), QueuedRun::running);
                return Optional.of(run.plan());
            }
        }
        return Optional.empty();
    }

    /** Whether any plan waits. */
    public boolean isWaiting() {
        return runs.stream().anyMatch(run -> run.state() == QueuedRun.State.WAITING);
    }

    /** A run of one of the plans has ended. */
    public void ended(RunRecord record) {
        replace(record.settings().storage(), run -> run.ended(record));
    }

    /** It was not started; an empty reason says that the user thought better of it. */
    public void refused(StoragePlan plan, String reason) {
        replace(plan, run -> reason.isEmpty() ? run.dropped() : run.refused(reason));
    }

    /** It was not started for now, and waits again. */
    public void postpone(StoragePlan plan) {
        replace(plan, run -> QueuedRun.waiting(run.plan()));
    }

    /** Those that wait will not be run. */
    public void drop() {
        runs.replaceAll(run -> run.state() == QueuedRun.State.WAITING ? run.dropped() : run);
    }

    private void replace(StoragePlan plan, UnaryOperator<QueuedRun> change) {
        runs.replaceAll(run -> run.plan().equals(plan) ? change.apply(run) : run);
    }
}
