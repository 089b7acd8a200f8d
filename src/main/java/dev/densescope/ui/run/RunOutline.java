package dev.densescope.ui.run;

import dev.densescope.memory.TraceLegend;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;

/**
 * What is known of a run before it starts. Immutable.
 *
 * @param legend names of its operations
 * @param prediction what it will need
 * @param naive what it would need with nothing shared
 */
public record RunOutline(
        Network network, Strategy strategy, TraceLegend legend, Prediction prediction, Prediction naive) {

    /** Compiles the schedule of a design: tens of milliseconds, so not for the FX thread. */
    public static RunOutline of(DenseNetSpec spec, Sharing sharing, Target target) {
        return of(Schedule.compile(Network.of(spec), sharing, target), sharing.strategy(), target);
    }

    /** The same of a schedule already compiled. */
    public static RunOutline of(Schedule schedule, Strategy strategy, Target target) {
        Prediction prediction = Prediction.of(schedule);
        Prediction naive = strategy == Strategy.NAIVE
                ? prediction
                : Prediction.of(Schedule.compile(schedule.network(), Strategy.NAIVE, target));
        return new RunOutline(schedule.network(), strategy, schedule.legend(), prediction, naive);
    }
}
