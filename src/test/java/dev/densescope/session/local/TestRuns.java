package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A small design and settings to run it with. */
final class TestRuns {
    static final DenseNetSpec DESIGN = new DenseNetSpec(
            "small",
            InputSpec.square(8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(3, 4, 2), new DenseBlockSpec(2, 4, 2)),
            0.5,
            0.0,
            3,
            4);

    private TestRuns() {}

    static RunSettings settings(int warmupSteps, int steps) {
        return settings(Strategy.SHARED, "auto", warmupSteps, steps);
    }

    static RunSettings settings(Strategy strategy, String device, int warmupSteps, int steps) {
        return new RunSettings(
                DESIGN,
                Sharing.of(strategy),
                device,
                new DataChoice.Synthetic(),
                warmupSteps,
                steps,
                1,
                2,
                TrainingRecipe.DEFAULT);
    }

    static RunRecord end(Run run) throws InterruptedException, ExecutionException, TimeoutException {
        return run.ended().get(60, TimeUnit.SECONDS);
    }

    /** Waits for finished steps; fails if the run ends before. */
    static void awaitSteps(Run run, int steps) throws InterruptedException {
        await(run, progress -> progress.finishedSteps().size() >= steps);
    }

    /** Waits for an evaluation; fails if the run ends before. */
    static void awaitEvaluation(Run run) throws InterruptedException {
        await(run, progress -> progress.state() == RunProgress.State.EVALUATING);
    }

    private static void await(Run run, Predicate<RunProgress> reached) throws InterruptedException {
        RunProgress progress = run.progress();
        while (!reached.test(progress)) {
            assertNotEquals(RunProgress.State.ENDED, progress.state(), () -> "ended: " + run.ended());
            Thread.sleep(0, 100_000);
            progress = run.progress();
        }
    }
}
