package dev.densescope.compare.time;

import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.Rounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The step times of a run that took turns with others.
 *
 * @param group identifies the runs that took turns
 * @param nanos median time of the measured steps of each turn, by its number
 */
public record TurnTimes(String group, SortedMap<Integer, Long> nanos) {
    public TurnTimes {
        nanos = new TreeMap<>(nanos);
    }

    /** The times of a run; empty if it took no turns. */
    public static Optional<TurnTimes> of(RunRecord run) {
        return run.settings().length().rounds().map(Rounds::group).map(group -> new TurnTimes(group, medians(run)));
    }

    private static SortedMap<Integer, Long> medians(RunRecord run) {
        SortedMap<Integer, Long> medians = new TreeMap<>();
        Map<Integer, List<StepSummary>> byTurn =
                run.steps().stream().filter(step -> !step.warmup()).collect(Collectors.groupingBy(StepSummary::turn));
        byTurn.forEach(
                (turn, steps) -> medians.put(turn, Median.of(steps.stream().mapToLong(StepSummary::nanos))));
        return medians;
    }
}
