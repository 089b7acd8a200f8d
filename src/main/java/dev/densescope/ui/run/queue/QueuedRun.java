package dev.densescope.ui.run.queue;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunRecord;
import java.util.Optional;

/**
 * A plan in the queue.
 *
 * @param state state of its run
 * @param record record of the run; empty before its end
 * @param remark why it was not run, or which turn it has; otherwise empty
 */
public record QueuedRun(StoragePlan plan, State state, Optional<RunRecord> record, String remark) {
    /** The state of a queued run. */
    public enum State {
        WAITING,
        RUNNING,
        /** Waits for its next turn. */
        PAUSED,
        ENDED,
        REFUSED,
        /** Removed before its start. */
        DROPPED;

        /** Whether it will not run any more. */
        boolean isOver() {
            return this == ENDED || this == REFUSED || this == DROPPED;
        }
    }

    static QueuedRun waiting(StoragePlan plan) {
        return new QueuedRun(plan, State.WAITING, Optional.empty(), "");
    }

    QueuedRun running() {
        return new QueuedRun(plan, State.RUNNING, Optional.empty(), "");
    }

    QueuedRun inTurn(String turn) {
        return new QueuedRun(plan, State.RUNNING, Optional.empty(), turn);
    }

    QueuedRun paused() {
        return new QueuedRun(plan, State.PAUSED, Optional.empty(), "");
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
