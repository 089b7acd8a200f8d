package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.ui.run.model.ReplayTrace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorLifetimesTest {
    @ParameterizedTest
    @EnumSource
    void theLiveTensorsOfEachOperationAddUpToItsLiveBytes(Strategy strategy) {
        Schedule schedule = schedule(strategy);
        TensorLifetimes lifetimes = schedule.tensorLifetimes();
        LiveProfile profile = Prediction.of(schedule).profile();
        for (int operation = 0; operation < profile.operations(); operation++) {
            assertEquals(profile.totalBytes(operation), bytes(lifetimes.during(operation)), "operation " + operation);
        }
    }

    @Test
    void aStepAsPredictedHasThePredictedLifetimes() {
        Schedule schedule = schedule(Strategy.SHARED);
        StepTrace whole = ReplayTrace.of(schedule, 1, schedule.operations().size());
        assertEquals(schedule.tensorLifetimes(), schedule.tensorLifetimes().measuredBy(whole));
        assertEquals(schedule.tensorLifetimes(), TensorLifetimes.of(whole));
    }

    @Test
    void ofAStepInProgressTheRestIsAsPredicted() {
        Schedule schedule = schedule(Strategy.SHARED);
        StepTrace half = ReplayTrace.of(schedule, 1, schedule.operations().size() / 2);
        assertEquals(schedule.tensorLifetimes(), schedule.tensorLifetimes().measuredBy(half));
    }

    @Test
    void theLargestTensorIsFirst() {
        Schedule schedule = schedule(Strategy.NAIVE);
        List<TensorLifetimes.Lifetime> live = schedule.tensorLifetimes()
                .during(Prediction.of(schedule).profile().peakOperation());
        for (int i = 1; i < live.size(); i++) {
            assertTrue(live.get(i - 1).tensor().bytes() >= live.get(i).tensor().bytes());
        }
    }

    private static Schedule schedule(Strategy strategy) {
        return Schedule.compile(Network.of(SampleRuns.smallSpec()), Sharing.of(strategy), 2);
    }

    private static long bytes(List<TensorLifetimes.Lifetime> live) {
        return live.stream().mapToLong(lifetime -> lifetime.tensor().bytes()).sum();
    }
}
