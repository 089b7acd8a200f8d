package dev.densescope.report.analysis.finding;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.ExtremeRuns;
import dev.densescope.report.analysis.StepTimeRatios;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Findings about the use of memory and time, with advice. */
final class MemoryRules {
    private MemoryRules() {}

    static List<Finding> saving(Report report) {
        return ExtremeRuns.of(report).stream()
                .map(comparison -> Finding.good(
                        report.numbers()
                                .translated(
                                        "%s reserves %s less than %s.",
                                        report.label(comparison.smallest()),
                                        report.numbers().percent(comparison.savedShare()),
                                        report.label(comparison.baseline())),
                        report.numbers()
                                .translated(
                                        "%s against %s.%s",
                                        report.numbers().bytes(ExtremeRuns.reservedBytes(comparison.smallest())),
                                        report.numbers().bytes(ExtremeRuns.reservedBytes(comparison.baseline())),
                                        wholeSteps(report, comparison)),
                        TimeAdvice.forSaving(report, comparison)))
                .toList();
    }

    private static String wholeSteps(Report report, ExtremeRuns comparison) {
        return StepTimeRatios.between(comparison.baseline(), comparison.smallest())
                .map(ratio -> report.numbers()
                        .translated(
                                " Whole steps take %s against %s (medians)%s.",
                                report.numbers().duration(comparison.smallest().medianStepNanos()),
                                report.numbers().duration(comparison.baseline().medianStepNanos()),
                                ratio.isDifference() ? "" : report.numbers().translated(": no difference seen")))
                .orElse("");
    }

    static List<Finding> recomputation(Report report) {
        Bills bills = new Bills();
        return report.measuredRuns().stream()
                .filter(run -> run.medianRecomputeNanos() > 0)
                .map(run -> recomputation(report, run, bills.of(run)))
                .toList();
    }

    private static Finding recomputation(Report report, RunRecord run, RecomputeBill bill) {
        String costliest = bill.rows().stream()
                .max(Comparator.comparingLong(RecomputeBill.Row::recomputeNanos))
                .map(row -> report.numbers()
                        .translated(
                                "The most expensive layer is %s: %s to free %s.",
                                row.layer(),
                                report.numbers().duration(row.recomputeNanos()),
                                report.numbers().bytes(row.freedBytes())))
                .orElseGet(() -> report.numbers()
                        .translated("Medians of %d steps.", run.measuredSteps().size()));
        return Finding.note(
                Bills.sentence(report.label(run), bill, report.numbers()),
                costliest,
                TimeAdvice.forRecomputation(report, run));
    }

    static List<Finding> gradients(Report report) {
        Optional<RunRecord> naive = measured(report, StoragePlan::isBaseline);
        Optional<RunRecord> shared = measured(report, plan -> !plan.isBaseline() && plan.recomputesNothing());
        if (naive.isEmpty() || shared.isEmpty()) {
            return List.of();
        }
        long saved = ExtremeRuns.reservedBytes(naive.get()) - ExtremeRuns.reservedBytes(shared.get());
        return List.of(Finding.note(
                report.numbers()
                        .translated(
                                "%s reserves %s less than %s and recomputes nothing.",
                                report.label(shared.get()), report.numbers().bytes(saved), report.label(naive.get())),
                wholeStep(report, naive.get(), shared.get()),
                report.numbers()
                        .translated(
                                "Prefer %s to %s: it needs less memory and no additional computation.",
                                report.label(shared.get()), report.label(naive.get()))));
    }

    private static String wholeStep(Report report, RunRecord naive, RunRecord shared) {
        return StepTimeRatios.between(naive, shared)
                .map(ratio -> report.numbers()
                        .translated(
                                "A whole step takes %s, where naive takes %s: %s.",
                                report.numbers().duration(shared.medianStepNanos()),
                                report.numbers().duration(naive.medianStepNanos()),
                                ratio.isDifference()
                                        ? StepTimeRatios.change(ratio, report.numbers())
                                        : report.numbers().translated("no difference seen")))
                .orElse(report.numbers().translated("Times of whole steps are too rough to be compared."));
    }

    /** The peak of the smallest run, or of the only one. */
    static List<Finding> peak(Report report) {
        return ExtremeRuns.of(report)
                .map(ExtremeRuns::smallest)
                .or(() -> report.measuredRuns().stream().findFirst())
                .flatMap(run -> run.lastTrace()
                        .filter(trace -> trace.started() > 0)
                        .map(trace -> peak(report, run, PeakAttribution.of(trace))))
                .stream()
                .toList();
    }

    private static Finding peak(Report report, RunRecord run, PeakAttribution peak) {
        Map<String, Long> byCategory = peak.tensors().stream()
                .collect(Collectors.groupingBy(
                        tensor -> report.numbers().translated(tensor.category().label()),
                        Collectors.summingLong(TracedTensor::bytes)));
        String shares = byCategory.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(entry -> entry.getKey() + " " + report.numbers().percent((double) entry.getValue() / peak.bytes()))
                .collect(Collectors.joining(", "));
        return Finding.note(
                report.numbers()
                        .translated(
                                "Live memory of %s peaks in %s, during %s of %s.",
                                report.label(run),
                                report.numbers()
                                        .translated(peak.operation().phase().id()),
                                peak.operation().name(),
                                peak.operation().layer()),
                report.numbers()
                        .translated(
                                "%s are live then: %s. %s are reserved: %s.",
                                report.numbers().bytes(peak.bytes()),
                                shares,
                                report.numbers().bytes(ExtremeRuns.reservedBytes(run)),
                                run.settings().storage().reusesMemory()
                                        ? report.numbers()
                                                .translated("memory of tensors that are no longer needed is reused")
                                        : report.numbers().translated("no memory is reused before the step ends")),
                MemoryAdvice.forPeak(run, report.numbers()));
    }

    static List<Finding> device(Report report) {
        return report.runs().stream()
                .filter(run -> run.device().totalBytes() > 0)
                .filter(run -> run.prediction().reservedBytes() > run.device().totalBytes())
                .filter(run -> !(run.outcome() instanceof RunOutcome.OutOfMemory)) // which is told already
                .map(run -> tooLarge(report, run))
                .toList();
    }

    private static Finding tooLarge(Report report, RunRecord run) {
        long total = run.device().totalBytes();
        long needed = run.prediction().reservedBytes();
        return Finding.bad(
                report.numbers()
                        .translated(
                                "%s does not fit %s.",
                                report.label(run), run.device().name()),
                report.numbers()
                        .translated(
                                "It needs %s and the device has %s: short by %s.",
                                report.numbers().bytes(needed),
                                report.numbers().bytes(total),
                                report.numbers().bytes(needed - total)),
                MemoryAdvice.forShortage(run, report.numbers()));
    }

    private static Optional<RunRecord> measured(Report report, Predicate<StoragePlan> isWanted) {
        return report.measuredRuns().stream()
                .filter(run -> isWanted.test(run.settings().storage()))
                .filter(report::isTrainedLikeFirst)
                .findFirst();
    }
}
