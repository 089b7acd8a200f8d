package dev.densescope.sweep.grid;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a folder of cells is of: all that decides their results.
 *
 * @param on the device that cells are predicted for or measured on
 * @param measuring the runs that measure cells; empty if they are predicted
 */
public record Sweep(SweepGrid grid, DeviceChoice on, Optional<Measuring> measuring) {
    /**
     * The length of the run of each cell, on synthetic images.
     *
     * @param deviceBytes assumed memory of the device; empty for its own
     */
    public record Measuring(int warmupSteps, int steps, long seed, OptionalLong deviceBytes) {}

    /** The scope of shared storage of all strategies. */
    public SharedScope scope() {
        return grid.strategies().get(0).scope();
    }

    /** Whether cells are measured, not predicted. */
    public boolean isMeasured() {
        return measuring.isPresent();
    }

    /** The settings of the run that measures a cell. */
    public RunSettings settings(SweepCell cell) {
        Measuring runs = measuring.orElseThrow();
        return new RunSettings(
                        cell.design(),
                        cell.plan(),
                        on.id(),
                        new DataChoice.Synthetic(),
                        runs.warmupSteps(),
                        runs.steps(),
                        runs.seed(),
                        on.threads(),
                        TrainingRecipe.DEFAULT)
                .on(on);
    }
}
