package dev.densescope.sweep;

import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Measures cells: a run for each. */
public final class MeasuredCells implements CellWork {
    private final Runner runner;
    private final Function<Run, RunRecord> waiting;
    private final BooleanSupplier stop;

    /**
     * Measures with a runner, which the caller closes.
     *
     * @param waiting waits for the end of a run, and may cancel it
     * @param stop whether to start nothing more
     */
    public MeasuredCells(Runner runner, Function<Run, RunRecord> waiting, BooleanSupplier stop) {
        this.runner = runner;
        this.waiting = waiting;
        this.stop = stop;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RunRefusedException if no cell can be measured, such as without the device
     */
    @Override
    public Optional<Found> compute(Sweep sweep, SweepCell cell) {
        TemporaryRunFile file = TemporaryRunFile.create();
        Optional<Found> found = Optional.empty();
        try {
            found = measure(sweep, cell, file);
        } finally {
            if (found.filter(Found.Measured.class::isInstance).isEmpty()) {
                file.close();
            }
        }
        return found;
    }

    private Optional<Found> measure(Sweep sweep, SweepCell cell, TemporaryRunFile file) {
        try {
            RunOutputs outputs = RunOutputs.only(Optional.of(file.file()));
            return found(waiting.apply(runner.start(sweep.settings(cell), outputs, false, stop)), file);
        } catch (RunRefusedException refused) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            if (!refused.isForceable()) {
                throw refused;
            }
            return Optional.of(new Found.Failed(new CellState.Failed(RunOutcome.OutOfMemory.ID, refused.getMessage())));
        }
    }

    private static Optional<Found> found(RunRecord run, TemporaryRunFile file) {
        RunOutcome outcome = run.outcome();
        if (outcome instanceof RunOutcome.Cancelled) {
            return Optional.empty();
        }
        return Optional.of(
                outcome instanceof RunOutcome.Completed
                        ? new Found.Measured(file)
                        : new Found.Failed(new CellState.Failed(outcome.id(), outcome.sentence())));
    }
}
