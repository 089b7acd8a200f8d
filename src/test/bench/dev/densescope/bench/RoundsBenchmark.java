package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.local.LocalRunner;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is claimed about two strategies that take turns, again and again: nothing about a strategy and itself, also on a
 * busy machine ({@code -Dbench.strategies=shared,shared}), and a difference about others ({@code checkpoint,redo-norms})
 * on a quiet one. For comparison, the ratio that the same steps give if they are not paired.
 */
class RoundsBenchmark {
    private static final List<String> STRATEGIES =
            List.of(System.getProperty("bench.strategies", "shared,shared").split(","));
    private static final int GROUPS = Integer.getInteger("bench.groups", 8);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", TimeComparison.ENOUGH_TURNS);
    private static final int STEPS = Integer.getInteger("bench.steps", 20);
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final DenseNetSpec NET = Presets.find(System.getProperty("bench.net", "densenet-bc-40-12"))
            .orElseThrow()
            .withBatch(Integer.getInteger("bench.batch", 16));

    @TempDir
    private Path folder;

    @Test
    void onlyTrueDifferencesAreClaimed() throws IOException {
        boolean isSame = STRATEGIES.get(0).equals(STRATEGIES.get(1));
        int claimed = 0;
        int unpairedClaimed = 0;
        try (LocalRunner runner = new LocalRunner(new LocalDevices())) {
            for (int number = 1; number <= GROUPS; number++) {
                List<RunRecord> records = runs(runner, number);
                TimeComparison.Ratio paired =
                        (TimeComparison.Ratio) TimeComparison.between(records.get(0), records.get(1));
                TimeComparison unpaired = TimeComparison.of(nanos(records.get(0)), nanos(records.get(1)));
                claimed += paired.isDifference() ? 1 : 0;
                unpairedClaimed += unpaired instanceof TimeComparison.Ratio ratio && ratio.isDifference() ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "%d: %s over %s: %.2f (%.2f to %.2f) %s; medians %.0f and %.0f ms; unpaired %s%n",
                        number,
                        STRATEGIES.get(1),
                        STRATEGIES.get(0),
                        paired.ratio(),
                        paired.low(),
                        paired.high(),
                        paired.isDifference() ? "difference" : "none seen",
                        records.get(0).medianStepNanos() / 1e6,
                        records.get(1).medianStepNanos() / 1e6,
                        unpaired);
            }
        }
        System.out.printf(
                "claimed %d of %d (unpaired: %d), load %s%n",
                claimed,
                GROUPS,
                unpairedClaimed,
                ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
        assertEquals(isSame ? 0 : GROUPS, claimed);
    }

    private List<RunRecord> runs(LocalRunner runner, int number) {
        RunGroup group = new RunGroup(ROUNDS);
        List<Run> runs = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            RunSettings settings = new RunSettings(
                            NET,
                            Strategies.find(strategy, SharedScope.NETWORK).orElseThrow(),
                            "cpu",
                            new DataChoice.Synthetic(),
                            2,
                            STEPS,
                            1,
                            THREADS,
                            TrainingRecipe.DEFAULT)
                    .in(group.rounds());
            Path file = folder.resolve("%d-%d.dscope".formatted(number, runs.size()));
            runs.add(runner.start(settings, RunOutputs.only(Optional.of(file)), group, false, () -> false));
        }
        group.begin();
        return runs.stream().map(run -> run.ended().join()).toList();
    }

    private static long[] nanos(RunRecord record) {
        return record.measuredSteps().stream().mapToLong(step -> step.nanos()).toArray();
    }
}
