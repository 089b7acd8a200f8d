package dev.densescope.ui.run.snapshot;

import dev.densescope.memory.TraceLegend;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.spec.DenseNetSpec;

/**
 * What is known of a run before it starts. Immutable.
 *
 * @param legend names of its operations
 * @param prediction what it will need
 * @param baselines what it is compared with
 */
public record RunOutline(
        Network network, StoragePlan plan, TraceLegend legend, Prediction prediction, Baselines baselines) {

    /** Compiles the schedule of a design: tens of milliseconds, so not for the FX thread. */
    public static RunOutline of(DenseNetSpec spec, StoragePlan plan, Target target) {
        return of(Schedule.compile(Network.of(spec), plan, target), plan, target);
    }

    /** The same of a schedule already compiled. */
    public static RunOutline of(Schedule schedule, StoragePlan plan, Target target) {
        Network network = schedule.network();
        Prediction prediction = Prediction.of(schedule);
        Prediction naive = plan.isBaseline() ? prediction : Baselines.naive(network, target);
        return new RunOutline(
                network, plan, schedule.legend(), prediction, Baselines.of(prediction, naive, network, plan, target));
    }
}
