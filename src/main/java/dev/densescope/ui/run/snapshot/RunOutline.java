package dev.densescope.ui.run.snapshot;

import dev.densescope.chart.timeline.TimelineOutline;
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
 * @param timeline what the memory timeline shows of all steps
 */
public record RunOutline(
        Network network,
        StoragePlan plan,
        TensorLifetimes lifetimes,
        Prediction prediction,
        Baselines baselines,
        TimelineOutline timeline) {
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
        Prediction prediction = fits ? record.prediction() : now.prediction();
        return new RunOutline(
                now.network(), plan, lifetimes, prediction, now.baselines(), timeline(lifetimes, prediction));
    }

    /** The same for a compiled schedule. */
    public static RunOutline of(Schedule schedule, StoragePlan plan, Target target) {
        Network network = schedule.network();
        Prediction prediction = Prediction.of(schedule);
        Prediction naive = plan.isBaseline() ? prediction : Baselines.naive(network, target);
        TensorLifetimes lifetimes = schedule.tensorLifetimes();
        return new RunOutline(
                network,
                plan,
                lifetimes,
                prediction,
                Baselines.of(prediction, naive, network, plan, target),
                timeline(lifetimes, prediction));
    }

    private static TimelineOutline timeline(TensorLifetimes lifetimes, Prediction prediction) {
        return TimelineOutline.of(lifetimes.legend(), prediction.profile(), prediction.reservedBytes());
    }
}
