package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.StartingPoint;
import java.util.List;
import java.util.stream.Stream;

/** How far the times of a report can be relied on, and which steps they are of. */
final class TimeRules {
    /** Fewer measured steps say little of how far steps differ. */
    private static final int ENOUGH_STEPS = 5;
    /** What half of the steps differ by at least, as a part of the median, where ratios are called rough. */
    private static final double STEADY = 0.1;

    private TimeRules() {}

    static List<Finding> resumed(Report report) {
        return timedRuns(report)
                .filter(run -> run.settings().start() instanceof StartingPoint.Checkpoint)
                .map(run -> Finding.note(
                        "%s goes on with an earlier training: its first step here is step %d."
                                .formatted(report.label(run), run.steps().get(0).step()),
                        "It began with %s."
                                .formatted(run.settings().start().text().replaceFirst(":", " ")),
                        "Times and losses of the steps before are in the earlier run's own report."))
                .toList();
    }

    static List<Finding> roughTimes(Report report) {
        List<RunRecord> rough = timedRuns(report).filter(TimeRules::isRough).toList();
        if (rough.isEmpty()) {
            return List.of();
        }
        List<String> evidence = rough.stream()
                .map(run -> {
                    StepTimes times = StepTimes.of(run);
                    return "%s: %s, %s to %s"
                            .formatted(
                                    report.label(run),
                                    times.all().size() == 1
                                            ? "1 step"
                                            : times.all().size() + " steps",
                                    QuantityText.FILES.duration(times.minNanos()),
                                    QuantityText.FILES.duration(times.maxNanos()));
                })
                .toList();
        return List.of(Finding.note(
                "Times are rough: they are of few steps, or of steps that take very different times.",
                "Measured: " + String.join("; ", evidence) + ".",
                "Measure at least %d steps on a machine that does nothing else before comparing times; bytes are exact."
                        .formatted(ENOUGH_STEPS)));
    }

    private static Stream<RunRecord> timedRuns(Report report) {
        return report.measuredRuns().stream().filter(run -> !run.steps().isEmpty());
    }

    /** Whether a run's median time may be far from that of another run of the same. */
    static boolean isRough(RunRecord run) {
        StepTimes times = StepTimes.of(run);
        List<Long> sorted = times.all().stream().sorted().toList();
        int quarter = sorted.size() / 4;
        long middleHalf = sorted.get(sorted.size() - 1 - quarter) - sorted.get(quarter);
        return sorted.size() < ENOUGH_STEPS || middleHalf > STEADY * times.medianNanos();
    }
}
