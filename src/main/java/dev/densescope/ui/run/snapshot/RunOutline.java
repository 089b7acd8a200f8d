package dev.densescope.ui.run.snapshot;

import dev.densescope.memory.TensorLifetimes;
import dev.densescope.memory.TraceLegend;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;

/**
 * The predictions for a run, known before it starts. Immutable.
 *
 * @param lifetimes of all tensors
 * @param prediction predicted memory
 * @param baselines plans to compare with
 */
public record RunOutline(
        Network network, StoragePlan plan, TensorLifetimes lifetimes, Prediction prediction, Baselines baselines) {
    /** Names of the operations and tensors. */
    public TraceLegend legend() {
        return lifetimes.legend();
    }

    /** Compiles the schedule of a design, which takes tens of milliseconds, so do not call it on the FX thread. */
    public static RunOutline of(DenseNetSpec spec, StoragePlan plan, Target target) {
        return of(Schedule.compile(Network.of(spec), plan, target), plan, target);
    }

    /**
     * The predictions for a recorded run, as they were when it ran; its operations too, if another version of the program
     * recorded it. Slow like the above.
     */
    public static RunOutline of(RunRecord record) {
        StoragePlan plan = record.settings().storage();
        RunOutline now =
                of(record.settings().spec(), plan, record.settings().on().target());
        TensorLifetimes lifetimes = record.lastTrace()
                .filter(trace -> !trace.legend().equals(now.legend()))
                .map(TensorLifetimes::of)
                .orElse(now.lifetimes());
        boolean fits = record.prediction().profile().operations()
                == lifetimes.legend().operations().size();
        return new RunOutline(
                now.network(), plan, lifetimes, fits ? record.prediction() : now.prediction(), now.baselines());
    }

    /** The same for a compiled schedule. */
    public static RunOutline of(Schedule schedule, StoragePlan plan, Target target) {
        Network network = schedule.network();
        Prediction prediction = Prediction.of(schedule);
        Prediction naive = plan.isBaseline() ? prediction : Baselines.naive(network, target);
        return new RunOutline(
                network,
                plan,
                schedule.tensorLifetimes(),
                prediction,
                Baselines.of(prediction, naive, network, plan, target));
    }
}
