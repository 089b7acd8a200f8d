package dev.densescope.report.analysis;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
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
        return Comparison.of(report).stream()
                .map(comparison -> Finding.good(
                        "%s reserves %s less than %s."
                                .formatted(
                                        report.label(comparison.smallest()),
                                        QuantityText.FILES.percent(comparison.savedShare()),
                                        report.label(comparison.baseline())),
                        "%s against %s.%s"
                                .formatted(
                                        QuantityText.FILES.bytes(Comparison.reservedBytes(comparison.smallest())),
                                        QuantityText.FILES.bytes(Comparison.reservedBytes(comparison.baseline())),
                                        wholeSteps(comparison)),
                        TimeAdvice.forSaving(report, comparison)))
                .toList();
    }

    private static String wholeSteps(Comparison comparison) {
        return StepTimeRatios.between(comparison.baseline(), comparison.smallest())
                .map(ratio -> " Whole steps take %s against %s (medians)%s."
                        .formatted(
                                QuantityText.FILES.duration(
                                        comparison.smallest().medianStepNanos()),
                                QuantityText.FILES.duration(
                                        comparison.baseline().medianStepNanos()),
                                ratio.isDifference() ? "" : ": no difference seen"))
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
                .map(row -> "The most expensive layer is %s: %s to free %s."
                        .formatted(
                                row.layer(),
                                QuantityText.FILES.duration(row.recomputeNanos()),
                                QuantityText.FILES.bytes(row.freedBytes())))
                .orElseGet(() ->
                        "Medians of %d steps.".formatted(run.measuredSteps().size()));
        return Finding.note(
                Bills.sentence(report.label(run), bill, QuantityText.FILES),
                costliest,
                TimeAdvice.forRecomputation(report, run));
    }

    static List<Finding> gradients(Report report) {
        Optional<RunRecord> naive = measured(report, StoragePlan::isBaseline);
        Optional<RunRecord> shared = measured(report, plan -> !plan.isBaseline() && plan.recomputesNothing());
        if (naive.isEmpty() || shared.isEmpty()) {
            return List.of();
        }
        long saved = Comparison.reservedBytes(naive.get()) - Comparison.reservedBytes(shared.get());
        return List.of(Finding.note(
                "%s reserves %s less than %s and recomputes nothing."
                        .formatted(
                                report.label(shared.get()), QuantityText.FILES.bytes(saved), report.label(naive.get())),
                wholeStep(naive.get(), shared.get()),
                "Prefer %s to %s: it needs less memory and no additional computation."
                        .formatted(report.label(shared.get()), report.label(naive.get()))));
    }

    private static String wholeStep(RunRecord naive, RunRecord shared) {
        return StepTimeRatios.between(naive, shared)
                .map(ratio -> "A whole step takes %s, where naive takes %s: %s."
                        .formatted(
                                QuantityText.FILES.duration(shared.medianStepNanos()),
                                QuantityText.FILES.duration(naive.medianStepNanos()),
                                ratio.isDifference()
                                        ? StepTimeRatios.change(ratio, QuantityText.FILES)
                                        : "no difference seen"))
                .orElse("Times of whole steps are too rough to be compared.");
    }

    /** The peak of the smallest run, or of the only one. */
    static List<Finding> peak(Report report) {
        return Comparison.of(report)
                .map(Comparison::smallest)
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
                        tensor -> tensor.category().label(), Collectors.summingLong(TracedTensor::bytes)));
        String shares = byCategory.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(entry ->
                        entry.getKey() + " " + QuantityText.FILES.percent((double) entry.getValue() / peak.bytes()))
                .collect(Collectors.joining(", "));
        return Finding.note(
                "Live memory of %s peaks in %s, during %s of %s."
                        .formatted(
                                report.label(run),
                                peak.operation().phase().id(),
                                peak.operation().name(),
                                peak.operation().layer()),
                "%s are live then: %s. %s are reserved: %s."
                        .formatted(
                                QuantityText.FILES.bytes(peak.bytes()),
                                shares,
                                QuantityText.FILES.bytes(Comparison.reservedBytes(run)),
                                run.settings().storage().reusesMemory()
                                        ? "memory of tensors that are no longer needed is reused"
                                        : "no memory is reused before the step ends"),
                MemoryAdvice.forPeak(run));
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
                "%s does not fit %s.".formatted(report.label(run), run.device().name()),
                "It needs %s and the device has %s: short by %s."
                        .formatted(
                                QuantityText.FILES.bytes(needed),
                                QuantityText.FILES.bytes(total),
                                QuantityText.FILES.bytes(needed - total)),
                MemoryAdvice.forShortage(run));
    }

    private static Optional<RunRecord> measured(Report report, Predicate<StoragePlan> isWanted) {
        return report.measuredRuns().stream()
                .filter(run -> isWanted.test(run.settings().storage()))
                .filter(report::isTrainedLikeFirst)
                .findFirst();
    }
}
