package dev.densescope.ui.plan.model;

import dev.densescope.ui.Notices;

/** Notices of actions on plans; each action withdraws the notice of the one before. FX thread only. */
public final class PlanNotices {
    private final Notices notices;
    private String last = "";

    PlanNotices(Notices notices) {
        this.notices = notices;
    }

    /** Tells of something done. */
    public void done(String text) {
        clear();
        last = text;
        notices.done(text);
    }

    /** Tells of something that failed or was refused. */
    public void failed(String text) {
        clear();
        last = text;
        notices.failed(text);
    }

    /** Withdraws the last notice. */
    public void clear() {
        if (!last.isEmpty()) {
            notices.withdraw(last);
            last = "";
        }
    }
}
