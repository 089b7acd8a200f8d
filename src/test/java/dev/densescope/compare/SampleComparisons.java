package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.MemoryTimelineBuilder;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/** Runs to compare, without running anything. */
public final class SampleComparisons {
    public static final int STEPS = 8;

    private SampleComparisons() {}

    /** A run of the small design, in a file of its strategy's name. */
    public static ComparedRun run(Strategy strategy) {
        return inFile(SampleRuns.run(SampleRuns.smallSpec(), strategy, STEPS), strategy.id() + ".dscope");
    }

    /** The same with a file. */
    public static ComparedRun inFile(RunRecord run, String file) {
        return ComparedRun.of(run, Optional.of(Path.of("runs", file)));
    }

    /** A run whose measured steps took other times. */
    public static RunRecord withTimes(RunRecord run, LongUnaryOperator nanosOfStep) {
        List<StepSummary> steps = new ArrayList<>();
        for (StepSummary step : run.steps()) {
            steps.add(SampleRuns.withNanos(step, nanosOfStep.applyAsLong(step.step())));
        }
        return SampleRuns.with(run, steps, run.outcome());
    }

    /** A record of PyTorch of this name: 2, 3, 5, 3 and 1 MiB live, for a millisecond each. */
    public static ComparedRun snapshot(String name) {
        return snapshot(name, 1_000_000L);
    }

    /** The same with so many nanoseconds for each. */
    public static ComparedRun snapshot(String name, long nanos) {
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long[] mebibytes = {2, 3, 5, 3, 1, 1};
        for (int i = 0; i < mebibytes.length; i++) {
            timeline.setUnknown(mebibytes[i] << 20);
            timeline.point(i * nanos);
        }
        MemoryTimeline live = timeline.build();
        RunIdentity identity = new RunIdentity(
                Text.verbatim(name),
                RunOrigin.PYTORCH_SNAPSHOT,
                Text.NONE,
                Optional.empty(),
                Optional.of(Path.of("runs", "a.pickle")),
                "");
        MemoryFigures memory = new MemoryFigures(
                OptionalLong.of(6 << 20),
                OptionalLong.of(live.peakBytes()),
                OptionalLong.empty(),
                OptionalLong.empty());
        return new ComparedRun(
                identity, memory, StepFigures.NONE, Optional.of(new StepProfile(live)), Optional.empty(), List.of());
    }

    /** Naive, shared and a record of PyTorch. */
    public static Comparison ofThree() {
        return new Comparison(List.of(run(Strategy.NAIVE), run(Strategy.SHARED), snapshot("densenet121.pickle")));
    }
}
