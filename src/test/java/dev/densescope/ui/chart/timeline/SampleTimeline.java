package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.run.model.ReplayTrace;
import java.util.Optional;

/** Contents of timelines that are the same each time: bytes of a schedule, times that follow from bytes. */
public final class SampleTimeline {
    private static final DenseNetSpec SPEC = Presets.find("densenet-bc-100-12").orElseThrow();
    private static final Schedule SCHEDULE = Schedule.compile(Network.of(SPEC), Strategy.SHARED);

    private SampleTimeline() {}

    public static Schedule schedule() {
        return SCHEDULE;
    }

    /** The prediction for DenseNet-BC-100-12, with recomputation. */
    public static TimelineContent predicted() {
        return TimelineContent.predicted(SCHEDULE.legend(), Prediction.of(SCHEDULE));
    }

    /** The second step, after a part of its operations from 0 to 1. */
    public static TimelineContent measured(double part) {
        int operations = SCHEDULE.operations().size();
        StepTrace whole = ReplayTrace.of(SCHEDULE, 1, operations);
        StepTrace step = ReplayTrace.of(SCHEDULE, 2, (int) (operations * part));
        long reserved = Prediction.of(SCHEDULE).reservedBytes();
        return predicted().measuring(step, Optional.of(whole), reserved, reserved * 5 / 4);
    }
}
