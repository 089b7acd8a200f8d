package dev.densescope.ui.run;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunRecord;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The strategies that are run one after the other, and how far each is. FX thread only. */
public final class RunQueue {
    private final ObservableList<QueuedRun> runs = FXCollections.observableArrayList();
    private final ObservableList<QueuedRun> readOnly = FXCollections.unmodifiableObservableList(runs);

    /** In the order they are run; not to be changed here. Empty unless several were asked for. */
    public ObservableList<QueuedRun> runs() {
        return readOnly;
    }

    void clear() {
        runs.clear();
    }

    void fill(Strategy... strategies) {
        runs.clear();
        for (Strategy strategy : strategies) {
            runs.add(QueuedRun.waiting(strategy));
        }
    }

    /** The next strategy that waits, which is noted as running. */
    Optional<Strategy> next() {
        for (QueuedRun run : runs) {
            if (run.state() == QueuedRun.State.WAITING) {
                replace(run.strategy(), QueuedRun::running);
                return Optional.of(run.strategy());
            }
        }
        return Optional.empty();
    }

    void ended(RunRecord record) {
        replace(record.settings().strategy(), run -> run.ended(record));
    }

    /** It was not started; an empty reason says that the user thought better of it. */
    void refused(Strategy strategy, String reason) {
        replace(strategy, run -> reason.isEmpty() ? run.dropped() : run.refused(reason));
    }

    /** Those that wait will not be run. */
    void drop() {
        runs.replaceAll(run -> run.state() == QueuedRun.State.WAITING ? run.dropped() : run);
    }

    private void replace(Strategy strategy, UnaryOperator<QueuedRun> change) {
        runs.replaceAll(run -> run.strategy() == strategy ? change.apply(run) : run);
    }
}
