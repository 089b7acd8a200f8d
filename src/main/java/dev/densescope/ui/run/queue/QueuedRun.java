package dev.densescope.ui.run.queue;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunRecord;
import java.util.Optional;

/**
 * One of several plans that are run one after the other.
 *
 * @param state how far it is
 * @param record the run once it has ended
 * @param remark why it was not run; else empty
 */
public record QueuedRun(StoragePlan plan, State state, Optional<RunRecord> record, String remark) {
    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        ENDED,
        REFUSED,
        /** Given up before it began. */
        DROPPED
    }

    static QueuedRun waiting(StoragePlan plan) {
        return new QueuedRun(plan, State.WAITING, Optional.empty(), "");
    }

    QueuedRun running() {
        return new QueuedRun(plan, State.RUNNING, Optional.empty(), "");
    }

    QueuedRun ended(RunRecord ended) {
        return new QueuedRun(plan, State.ENDED, Optional.of(ended), "");
    }

    QueuedRun refused(String reason) {
        return new QueuedRun(plan, State.REFUSED, Optional.empty(), reason);
    }

    QueuedRun dropped() {
        return new QueuedRun(plan, State.DROPPED, Optional.empty(), "");
    }
}
