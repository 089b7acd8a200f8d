package dev.densescope.sweep;

import dev.densescope.language.Text;
import dev.densescope.sweep.grid.SweepCell;

/** Is told how a sweep goes on, by the thread that computes it. */
public interface SweepListener {
    /**
     * The sweep begins.
     *
     * @param cells of the shard
     */
    void begun(int cells);

    /** A cell was complete already, or another process has it. */
    void passed(SweepCell cell);

    /** A cell is computed again. */
    void damaged(SweepCell cell, Text reason);

    /** A cell is computed now. */
    void started(SweepCell cell);

    /** It is written. */
    void completed(SweepCell cell);

    /** It is recorded as failed. */
    void failed(SweepCell cell, String sentence);

    /** The folder has no locks, so that processes may compute the same cells. */
    void withoutLocks();
}
