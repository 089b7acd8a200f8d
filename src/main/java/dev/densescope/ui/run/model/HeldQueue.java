package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.run.queue.RunQueue;
import java.util.Optional;

/** The next run of the queue, which waits while questions about the last one are open. FX thread only. */
final class HeldQueue {
    private final RunQueue queue;
    private int questions;
    private boolean waits;

    HeldQueue(RunQueue queue) {
        this.queue = queue;
    }

    /** Takes the next run from the queue; empty if there is none or if it has to wait. */
    Optional<StoragePlan> next() {
        waits = questions > 0 && queue.isWaiting();
        return waits ? Optional.empty() : queue.next();
    }

    /** A question is open. */
    void hold() {
        questions++;
    }

    /** A question is answered; returns whether a run waited for it and is next. */
    boolean release() {
        questions--;
        return questions == 0 && waits;
    }
}
