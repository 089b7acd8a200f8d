package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Alternatives.Alternative;
import dev.densescope.session.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Advice to trade memory for time, from what other runs of the report show. Pure. */
final class TimeAdvice {
    /** Smaller differences of medians are not seen. */
    private static final double VISIBLE = 0.02;

    private TimeAdvice() {}

    /** For a run that recomputes: whether a run that recomputes less is faster. */
    static String forRecomputation(Report report, RunRecord run) {
        if (run.medianRecomputeNanos() < VISIBLE * run.medianStepNanos()) {
            return "Keep %s: its recomputation costs hardly any time.".formatted(report.label(run));
        }
        List<RunRecord> others = report.measuredRuns().stream()
                .filter(other -> other.trainsLike(run) && !other.steps().isEmpty())
                .filter(other -> other.medianRecomputeNanos() < run.medianRecomputeNanos())
                .toList();
        if (others.isEmpty()) {
            return unmeasured(run);
        }
        if (RoughTimes.isRough(run) || others.stream().allMatch(RoughTimes::isRough)) {
            return "Measure again on an idle machine before you trade memory for time.";
        }
        RunRecord fastest = others.stream()
                .filter(other -> !RoughTimes.isRough(other))
                .min(Comparator.comparingLong(RunRecord::medianStepNanos))
                .orElseThrow();
        double saved = 1 - (double) fastest.medianStepNanos() / run.medianStepNanos();
        return saved > VISIBLE
                ? "If %s of memory are available, use %s: its steps take %s less time."
                        .formatted(
                                QuantityText.FILES.bytes(Comparison.reservedBytes(fastest)),
                                report.label(fastest),
                                QuantityText.FILES.percent(saved))
                : "Keep %s: no measured strategy that recomputes less is faster.".formatted(report.label(run));
    }

    /** If nothing that recomputes less was measured. */
    private static String unmeasured(RunRecord run) {
        Optional<Alternative> without = Alternatives.of(run).withoutRecomputation();
        long device = run.device().totalBytes();
        return without.map(other -> device > 0 && other.reservedBytes() > device
                        ? "Keep it: without recomputation a step reserves at least %s, more than the device has."
                                .formatted(QuantityText.FILES.bytes(other.reservedBytes()))
                        : "If %s of memory are available, measure %s, which recomputes nothing."
                                .formatted(
                                        QuantityText.FILES.bytes(other.reservedBytes()),
                                        other.plan().id()))
                .orElse("Keep it: every strategy recomputes something.");
    }

    /** For the run that reserves the least, compared with the baseline. */
    static String forSaving(Report report, Comparison comparison) {
        String smallest = report.label(comparison.smallest());
        if (comparison.isRough()) {
            return "Use %s where memory is short; its times are too rough to be compared.".formatted(smallest);
        }
        double more = (double) comparison.smallest().medianStepNanos()
                        / comparison.baseline().medianStepNanos()
                - 1;
        return more > VISIBLE
                ? "Use %s where memory is short: its steps take %s more time."
                        .formatted(smallest, QuantityText.FILES.percent(more))
                : "Use %s: its steps take no more time.".formatted(smallest);
    }
}
