package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.TimeSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The runs of a report whose times are too rough to be compared, and why. Warm-up steps are not included. Immutable.
 *
 * @param few runs with too few measured steps
 * @param unsteady other runs whose step times vary widely
 */
public record RoughTimes(Report report, List<RunRecord> few, List<RunRecord> unsteady) {
    /** Minimum number of measured steps. */
    public static final int ENOUGH_STEPS = 5;

    public RoughTimes {
        few = List.copyOf(few);
        unsteady = List.copyOf(unsteady);
    }

    public static RoughTimes of(Report report) {
        List<RunRecord> timed = report.measuredRuns().stream()
                .filter(run -> !run.steps().isEmpty())
                .toList();
        return new RoughTimes(
                report,
                timed.stream().filter(RoughTimes::hasFewSteps).toList(),
                timed.stream()
                        .filter(run -> !hasFewSteps(run) && isUnsteady(run))
                        .toList());
    }

    /** Whether the median step time of a run may not be reproducible. */
    public static boolean isRough(RunRecord run) {
        return hasFewSteps(run) || isUnsteady(run);
    }

    /** Why times are rough, in one sentence; empty if they are not. */
    public Optional<String> sentence() {
        List<String> reasons = new ArrayList<>();
        if (!few.isEmpty()) {
            reasons.add(
                    report.numbers().translated("fewer than %d steps of %s were measured", ENOUGH_STEPS, labels(few)));
        }
        if (!unsteady.isEmpty()) {
            reasons.add(report.numbers().translated("step times of %s vary widely", labels(unsteady)));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(report.numbers()
                        .translated(
                                "Times are rough: %s.",
                                String.join(report.numbers().translated(", and "), reasons)));
    }

    /** Number of measured steps and the range of their times, for each run: one sentence. */
    public String evidence() {
        List<RunRecord> all = new ArrayList<>(few);
        all.addAll(unsteady);
        return report.numbers()
                .translated("Measured: %s.", all.stream().map(this::steps).collect(Collectors.joining("; ")));
    }

    /** Advice in one sentence. */
    public String action() {
        String machine = report.numbers().translated("on an idle machine");
        String measure = few.isEmpty()
                ? report.numbers().translated("Measure again %s", machine)
                : report.numbers().translated("Measure at least %d steps, without warm-up, %s", ENOUGH_STEPS, machine);
        return report.numbers().translated("%s before comparing times; bytes are exact.", measure);
    }

    private String steps(RunRecord run) {
        StepTimes times = StepTimes.of(run);
        int count = times.all().size();
        return report.numbers()
                .translated(
                        "%s: %s%s, %s to %s",
                        report.label(run),
                        count == 1
                                ? report.numbers().translated("1 step")
                                : report.numbers().translated("%d steps", count),
                        afterWarmup(run) == 0 ? report.numbers().translated(" of warm-up") : "",
                        report.numbers().duration(times.minNanos()),
                        report.numbers().duration(times.maxNanos()));
    }

    private String labels(List<RunRecord> runs) {
        return runs.size() == report.runs().size() && runs.size() > 1
                ? LossSentences.everyRun(report)
                : LossSentences.labels(report, runs);
    }

    private static boolean hasFewSteps(RunRecord run) {
        return afterWarmup(run) < ENOUGH_STEPS;
    }

    private static long afterWarmup(RunRecord run) {
        return run.steps().stream().filter(step -> !step.warmup()).count();
    }

    private static boolean isUnsteady(RunRecord run) {
        return TimeSpread.isWide(StepTimes.of(run).all());
    }
}
