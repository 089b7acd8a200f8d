package dev.densescope.report.analysis.finding;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.ExtremeRuns;
import dev.densescope.report.analysis.StepTimeRatios;
import dev.densescope.report.analysis.finding.Alternatives.Alternative;
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
            return report.numbers().translated("Keep %s: its recomputation costs hardly any time.", report.label(run));
        }
        List<RunRecord> others = report.measuredRuns().stream()
                .filter(other -> other.trainsLike(run) && !other.steps().isEmpty())
                .filter(other -> other.medianRecomputeNanos() < run.medianRecomputeNanos())
                .toList();
        if (others.isEmpty()) {
            return unmeasured(run, report.numbers());
        }
        List<Faster> compared = others.stream()
                .flatMap(other -> StepTimeRatios.between(run, other).map(ratio -> new Faster(other, ratio)).stream())
                .toList();
        if (compared.isEmpty()) {
            return report.numbers().translated("Measure again on an idle machine before you trade memory for time.");
        }
        return compared.stream()
                .filter(other -> other.ratio().isDifference() && other.ratio().ratio() < 1 - VISIBLE)
                .min(Comparator.comparingDouble(other -> other.ratio().ratio()))
                .map(fastest -> report.numbers()
                        .translated(
                                "If %s of memory are available, use %s: its steps take %s.",
                                report.numbers().bytes(ExtremeRuns.reservedBytes(fastest.run())),
                                report.label(fastest.run()),
                                StepTimeRatios.change(fastest.ratio(), report.numbers())))
                .orElseGet(() -> report.numbers()
                        .translated(
                                "Keep %s: no measured strategy that recomputes less was seen to be faster.",
                                report.label(run)));
    }

    /** A run, and its times over those of the run that advice is for. */
    private record Faster(RunRecord run, TimeComparison.Ratio ratio) {}

    /** If nothing that recomputes less was measured. */
    private static String unmeasured(RunRecord run, QuantityText numbers) {
        Optional<Alternative> without = Alternatives.of(run).withoutRecomputation();
        long device = run.device().totalBytes();
        return without.map(other -> device > 0 && other.reservedBytes() > device
                        ? numbers.translated(
                                "Keep it: without recomputation a step reserves at least %s, more than the device has.",
                                numbers.bytes(other.reservedBytes()))
                        : numbers.translated(
                                "If %s of memory are available, measure %s, which recomputes nothing.",
                                numbers.bytes(other.reservedBytes()),
                                other.plan().id()))
                .orElse(numbers.translated("Keep it: every strategy recomputes something."));
    }

    /** For the run that reserves the least, compared with the baseline. */
    static String forSaving(Report report, ExtremeRuns comparison) {
        String smallest = report.label(comparison.smallest());
        return StepTimeRatios.between(comparison.baseline(), comparison.smallest())
                .map(ratio -> advice(smallest, ratio, report.numbers()) + ": " + forSaving(ratio, report.numbers()))
                .orElseGet(() -> report.numbers()
                        .translated("Use %s where memory is short; its times are too rough to be compared.", smallest));
    }

    private static String advice(String smallest, TimeComparison.Ratio ratio, QuantityText numbers) {
        boolean isSlower = ratio.isDifference() && ratio.ratio() > 1;
        return isSlower
                ? numbers.translated("Use %s where memory is short", smallest)
                : numbers.translated("Use %s", smallest);
    }

    private static String forSaving(TimeComparison.Ratio ratio, QuantityText numbers) {
        return ratio.isDifference()
                ? numbers.translated("its steps take %s.", StepTimeRatios.change(ratio, numbers))
                : numbers.translated("no difference of its step times was seen.");
    }
}
