package dev.densescope.sweep;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepGrid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Small sweeps for tests. */
public final class SampleSweeps {
    private SampleSweeps() {}

    /** DenseNet-BC with batch 2. */
    static DenseNetSpec base() {
        return Presets.cifarBottleneck(10, 4).withBatch(2);
    }

    /** Of two depths and all strategies, predicted for one thread. */
    public static Sweep predicted() {
        return sweep(Optional.empty());
    }

    /** The same cells, measured. */
    static Sweep measured() {
        return sweep(Optional.of(new Sweep.Measuring(0, 1, 1, OptionalLong.empty())));
    }

    private static Sweep sweep(Optional<Sweep.Measuring> measuring) {
        SweepGrid grid =
                new SweepGrid(base(), List.of(10, 16), List.of(), List.of(), Strategies.all(SharedScope.NETWORK));
        return new Sweep(grid, new DeviceChoice("cpu", 1), measuring);
    }
}
