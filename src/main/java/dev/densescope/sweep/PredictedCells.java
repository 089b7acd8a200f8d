package dev.densescope.sweep;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import java.util.Optional;

/** Predicts cells from their schedules. */
public final class PredictedCells implements CellWork {
    @Override
    public Optional<Found> compute(Sweep sweep, SweepCell cell) {
        Network network = Network.of(cell.design());
        Prediction prediction =
                Prediction.of(Schedule.compile(network, cell.plan(), sweep.on().target()));
        return Optional.of(new Found.Predicted(CellFigures.of(network, prediction)));
    }
}
