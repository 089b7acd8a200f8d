package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The runs of a report whose times say little, and why. Steps of the warm-up are not measured and count nowhere here. Immutable.
 *
 * @param few runs of too few measured steps
 * @param unsteady others whose measured steps took very different times
 */
public record RoughTimes(Report report, List<RunRecord> few, List<RunRecord> unsteady) {
    /** Fewer measured steps say little of how far steps differ. */
    public static final int ENOUGH_STEPS = 5;
    /** What half of the steps differ by at least, as a part of the median, where steps are called unsteady. */
    private static final double STEADY = 0.1;

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

    /** Whether a run's median time may be far from that of another run of the same. */
    static boolean isRough(RunRecord run) {
        return hasFewSteps(run) || isUnsteady(run);
    }

    /** Why times say little, in one sentence; empty if they do not. */
    public Optional<String> sentence() {
        List<String> reasons = new ArrayList<>();
        if (!few.isEmpty()) {
            reasons.add("fewer than %d steps of %s were measured".formatted(ENOUGH_STEPS, labels(few)));
        }
        if (!unsteady.isEmpty()) {
            reasons.add("step times of %s vary widely".formatted(labels(unsteady)));
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Times are rough: %s.".formatted(String.join(", and ", reasons)));
    }

    /** How many steps of each were measured, and the shortest and longest of them: one sentence. */
    String evidence() {
        List<RunRecord> all = new ArrayList<>(few);
        all.addAll(unsteady);
        return "Measured: %s.".formatted(all.stream().map(this::steps).collect(Collectors.joining("; ")));
    }

    /** What makes them better: one sentence. */
    String action() {
        String machine = "on an idle machine";
        String measure = few.isEmpty()
                ? "Measure again %s".formatted(machine)
                : "Measure at least %d steps, without warm-up, %s".formatted(ENOUGH_STEPS, machine);
        return measure + " before comparing times; bytes are exact.";
    }

    private String steps(RunRecord run) {
        StepTimes times = StepTimes.of(run);
        int count = times.all().size();
        return "%s: %s%s, %s to %s"
                .formatted(
                        report.label(run),
                        count == 1 ? "1 step" : count + " steps",
                        afterWarmup(run) == 0 ? " of warm-up" : "",
                        QuantityText.FILES.duration(times.minNanos()),
                        QuantityText.FILES.duration(times.maxNanos()));
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
        StepTimes times = StepTimes.of(run);
        List<Long> sorted = times.all().stream().sorted().toList();
        int quarter = sorted.size() / 4;
        long middleHalf = sorted.get(sorted.size() - 1 - quarter) - sorted.get(quarter);
        return middleHalf > STEADY * times.medianNanos();
    }
}
