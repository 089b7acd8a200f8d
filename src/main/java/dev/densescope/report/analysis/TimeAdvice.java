package dev.densescope.report.analysis;

import dev.densescope.compare.time.TimeComparison;
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
        List<Faster> compared = others.stream()
                .flatMap(other -> StepTimeRatios.between(run, other).map(ratio -> new Faster(other, ratio)).stream())
                .toList();
        if (compared.isEmpty()) {
            return "Measure again on an idle machine before you trade memory for time.";
        }
        return compared.stream()
                .filter(other -> other.ratio().isDifference() && other.ratio().ratio() < 1 - VISIBLE)
                .min(Comparator.comparingDouble(other -> other.ratio().ratio()))
                .map(fastest -> "If %s of memory are available, use %s: its steps take %s."
                        .formatted(
                                QuantityText.FILES.bytes(Comparison.reservedBytes(fastest.run())),
                                report.label(fastest.run()),
                                StepTimeRatios.change(fastest.ratio(), QuantityText.FILES)))
                .orElseGet(() -> "Keep %s: no measured strategy that recomputes less was seen to be faster."
                        .formatted(report.label(run)));
    }

    /** A run, and its times over those of the run that advice is for. */
    private record Faster(RunRecord run, TimeComparison.Ratio ratio) {}

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
        return StepTimeRatios.between(comparison.baseline(), comparison.smallest())
                .map(ratio -> "%s: %s".formatted(advice(smallest, ratio), forSaving(ratio)))
                .orElseGet(() ->
                        "Use %s where memory is short; its times are too rough to be compared.".formatted(smallest));
    }

    private static String advice(String smallest, TimeComparison.Ratio ratio) {
        boolean isSlower = ratio.isDifference() && ratio.ratio() > 1;
        return "Use %s%s".formatted(smallest, isSlower ? " where memory is short" : "");
    }

    private static String forSaving(TimeComparison.Ratio ratio) {
        return ratio.isDifference()
                ? "its steps take %s.".formatted(StepTimeRatios.change(ratio, QuantityText.FILES))
                : "no difference of its step times was seen.";
    }
}
