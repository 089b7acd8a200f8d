package dev.densescope.report.analysis.finding;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.BaselineComparison;
import dev.densescope.report.analysis.ExtremeRuns;
import dev.densescope.report.analysis.LossSentences;
import dev.densescope.report.analysis.RoughTimes;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LossCloseness;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.List;

/** Findings about baselines: whether they completed, whether they train the same, and what they need. */
final class BaselineRules {
    private BaselineRules() {}

    static List<Finding> baselines(Report report) {
        List<Finding> findings = new ArrayList<>();
        for (BaselineRecord baseline : report.baselines()) {
            BaselineComparison comparison = BaselineComparison.of(report, baseline);
            outcome(report, baseline, findings);
            losses(report, comparison, findings);
            needs(report, comparison, findings);
        }
        return findings;
    }

    private static void outcome(Report report, BaselineRecord baseline, List<Finding> findings) {
        String steps = report.numbers()
                .translated(
                        "Finished: %s of %s steps.",
                        report.numbers().count(baseline.steps().size()),
                        report.numbers().count(baseline.settings().totalSteps()));
        if (baseline.outcome() instanceof RunOutcome.Cancelled) {
            findings.add(Finding.note(
                    report.numbers().translated("The baseline %s was stopped.", report.label(baseline)),
                    steps,
                    report.numbers().translated("Use its figures as they are, or run it again for all steps.")));
        } else if (baseline.outcome() instanceof RunOutcome.InProgress) {
            findings.add(Finding.note(
                    report.numbers().translated("The baseline %s is still in progress.", report.label(baseline)),
                    steps,
                    report.numbers()
                            .translated("Make this report again after the end of the run to cover all steps.")));
        } else if (!(baseline.outcome() instanceof RunOutcome.Completed)) {
            findings.add(Finding.bad(
                    report.numbers()
                            .translated(
                                    "Baseline %s: %s",
                                    report.label(baseline),
                                    baseline.outcome()
                                            .text()
                                            .in(report.numbers().language())),
                    steps,
                    baseline.outcome() instanceof RunOutcome.OutOfMemory
                            ? report.numbers().translated("Compare with a smaller batch, which it can train.")
                            : report.numbers().translated("The log has what it printed.")));
        }
    }

    private static void losses(Report report, BaselineComparison comparison, List<Finding> findings) {
        String label = report.label(comparison.baseline());
        if (!comparison.why().isEmpty()) {
            findings.add(Finding.note(
                    report.numbers().translated("The losses of %s are not comparable.", label),
                    report.numbers().translated("It differs in %s.", LossSentences.words(report, comparison.why())),
                    report.numbers()
                            .translated("Run it with the settings of a run of this report to compare losses.")));
        } else if (comparison.isCompared()) {
            String run = report.label(comparison.run().orElseThrow());
            String evidence = report.numbers()
                    .translated(
                            "The largest relative difference is %s in the first %d steps, where up to %s is rounding, and %s in"
                                    + " all %s: differences grow from step to step.",
                            report.numbers().scientific(comparison.losses().early(), 2),
                            comparison.losses().earlySteps(),
                            report.numbers().scientific(LossCloseness.ROUNDING, 1),
                            report.numbers().scientific(comparison.losses().largest(), 2),
                            report.numbers().count(comparison.losses().steps()));
            findings.add(
                    comparison.losses().isRounding()
                            ? Finding.good(
                                    report.numbers().translated("%s trains the same as %s.", label, run),
                                    evidence,
                                    report.numbers()
                                            .translated("Compare their memory and times: the training is the same."))
                            : Finding.bad(
                                    report.numbers()
                                            .translated("The losses of %s differ from those of %s.", label, run),
                                    evidence,
                                    report.numbers().translated("Compare times and memory only.")));
        }
    }

    /** Next to the run that reserves the least. */
    private static void needs(Report report, BaselineComparison comparison, List<Finding> findings) {
        BaselineRecord baseline = comparison.baseline();
        RunRecord run = ExtremeRuns.of(report)
                .map(ExtremeRuns::smallest)
                .or(comparison::run)
                .orElse(null);
        if (run == null || baseline.steps().isEmpty() || run.measuredSteps().isEmpty()) {
            return;
        }
        boolean sameBatch = run.settings().spec().equals(baseline.settings().spec());
        long processBytes = run.measurement().map(Measurement::processPeakBytes).orElse(0L);
        if (!sameBatch || processBytes == 0 || baseline.processPeakBytes() == 0) {
            return;
        }
        String memory = ratio(report, baseline.processPeakBytes(), processBytes);
        findings.add(Finding.note(
                !isLonger(run, baseline)
                        ? report.numbers()
                                .translated(
                                        "The process of %s takes %s times as much memory as that of %s.",
                                        report.label(baseline), memory, report.label(run))
                        : report.numbers()
                                .translated(
                                        "A step of %s takes %s times as long as one of %s, and its process %s times as much memory.",
                                        report.label(baseline),
                                        ratio(report, baseline.medianStepNanos(), run.medianStepNanos()),
                                        report.label(run),
                                        memory),
                report.numbers()
                        .translated(
                                "%s per step and %s at the peak, where %s takes %s and %s.",
                                report.numbers().duration(baseline.medianStepNanos()),
                                report.numbers().bytes(baseline.processPeakBytes()),
                                report.label(run),
                                report.numbers().duration(run.medianStepNanos()),
                                report.numbers().bytes(processBytes)),
                report.numbers()
                        .translated("Compare whole processes only: the libraries and the heap of each are included.")));
    }

    /** Whether steps take another time, as far as runs that took no turns can show it. */
    private static boolean isLonger(RunRecord run, BaselineRecord baseline) {
        long[] own = run.measuredSteps().stream().mapToLong(StepSummary::nanos).toArray();
        long[] others = baseline.summaries().stream()
                .filter(step -> !step.warmup())
                .mapToLong(StepSummary::nanos)
                .toArray();
        return !RoughTimes.isRough(run)
                && TimeComparison.of(own, others) instanceof TimeComparison.Ratio ratio
                && ratio.isDifference();
    }

    private static String ratio(Report report, long one, long other) {
        return report.numbers().significant((double) one / Math.max(1, other));
    }
}
