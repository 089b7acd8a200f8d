package dev.densescope.ui.run.active;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.run.queue.RunQueue;
import java.util.Optional;

/** The next run of the queue, which waits while questions about the last one are open. FX thread only. */
public final class HeldQueue {
    private final RunQueue queue;
    private int questions;
    private boolean waits;

    public HeldQueue(RunQueue queue) {
        this.queue = queue;
    }

    /** Takes the next run from the queue; empty if there is none or if it has to wait. */
    public Optional<StoragePlan> next() {
        waits = questions > 0 && queue.isWaiting();
        return waits ? Optional.empty() : queue.next();
    }

    /** A question is open. */
    public void hold() {
        questions++;
    }

    /** A question is answered; returns whether a run waited for it and is next. */
    public boolean release() {
        questions--;
        return questions == 0 && waits;
    }
}
