package dev.densescope.sweep;

import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import java.util.Optional;

/** Computes cells. */
@FunctionalInterface
public interface CellWork {
    /**
     * Computes a cell.
     *
     * @return what was found, with the run file of a measured cell; empty if it was stopped
     */
    Optional<Found> compute(Sweep sweep, SweepCell cell);

    /** What was found about a cell. */
    sealed interface Found extends AutoCloseable {
        /** Deletes temporary files. */
        @Override
        default void close() {}

        /** Predicted numbers. */
        record Predicted(CellFigures figures) implements Found {}

        /** The finished file of a completed run, which is temporary. */
        record Measured(TemporaryRunFile file) implements Found {
            @Override
            public void close() {
                file.close();
            }
        }

        /** The cell has no numbers on this machine. */
        record Failed(CellState.Failed failure) implements Found {}
    }
}
