package dev.densescope.report;

import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.Strategy;
import dev.densescope.report.svg.CategoryStyle;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report's numbers say, as small rules, each with its evidence. */
public final class Findings {
    private final Report report;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Report report) {
        this.report = report;
    }

    /** All findings, bad news first. */
    public static List<Finding> of(Report report) {
        Findings findings = new Findings(report);
        findings.outcomes();
        findings.losses();
        findings.predictions();
        findings.saving();
        findings.bills();
        findings.gradients();
        findings.peak();
        findings.deviceMemory();
        return findings.found.stream()
                .sorted(Comparator.comparing((Finding finding) -> finding.kind() != Finding.Kind.BAD))
                .toList();
    }

    private void outcomes() {
        for (RunRecord run : report.runs()) {
            if (run.outcome() instanceof RunOutcome.Completed) {
                continue;
            }
            String evidence = "%d of %d steps were finished; reserved memory was predicted at %s."
                    .formatted(
                            run.steps().size(),
                            run.settings().totalSteps(),
                            NumberText.bytes(run.prediction().reservedBytes()));
            found.add(Finding.bad(report.label(run) + ": " + run.outcome().sentence(), evidence, remedy(run)));
        }
    }

    private static String remedy(RunRecord run) {
        if (run.outcome() instanceof RunOutcome.OutOfMemory) {
            return run.settings().strategy() == Strategy.SHARED
                    ? "Lower the batch or the growth rate."
                    : "Use the strategy shared, or lower the batch.";
        }
        if (run.outcome() instanceof RunOutcome.NotFinite) {
            return "Lower the learning rate, or look for broken images.";
        }
        return "What was measured until then is shown below; run it again for the rest.";
    }

    private void losses() {
        LossAgreement agreement = LossAgreement.of(report);
        agreement.reference().ifPresent(reference -> {
            if (agreement.allIdentical()) {
                found.add(Finding.good(
                        "Sharing memory changes nothing in what is learned: all losses are identical, bit for bit.",
                        "Compared were %d steps of %d runs with %s."
                                .formatted(
                                        reference.steps().size(), report.runs().size(), report.label(reference))));
            }
            for (LossAgreement.Different different : agreement.differing()) {
                found.add(Finding.bad(
                        "The losses of %s differ from those of %s."
                                .formatted(report.label(different.run()), report.label(reference)),
                        "The first to differ is step %d: %s instead of %s."
                                .formatted(
                                        different.step(),
                                        NumberText.loss(different.loss()),
                                        NumberText.loss(different.referenceLoss())),
                        "Do not trust this run's gradients before the cause is found."));
            }
        });
    }

    private void predictions() {
        List<RunRecord> measured = measuredRuns();
        if (measured.isEmpty()) {
            return;
        }
        List<RunRecord> off = measured.stream().filter(run -> !asPredicted(run)).toList();
        if (off.isEmpty()) {
            found.add(Finding.good(
                    "Measured memory is what was predicted, to the byte.",
                    "Forward feature maps, peak live and reserved bytes are equal in %s."
                            .formatted(measured.size() == 1 ? "the run" : "all " + measured.size() + " runs")));
            return;
        }
        for (RunRecord run : off) {
            Measurement measurement = run.measurement().orElseThrow();
            found.add(Finding.bad(
                    "Measured memory of %s is not what was predicted.".formatted(report.label(run)),
                    "Forward feature maps: %s, predicted %s; peak live: %s, predicted %s; reserved: %s, predicted %s."
                            .formatted(
                                    NumberText.exactBytes(measurement.forwardFeatureMapBytes()),
                                    NumberText.exactBytes(run.prediction().forwardFeatureMapBytes()),
                                    NumberText.exactBytes(measurement.peakLiveBytes()),
                                    NumberText.exactBytes(run.prediction().peakLiveBytes()),
                                    NumberText.exactBytes(measurement.reservedBytes()),
                                    NumberText.exactBytes(run.prediction().reservedBytes())),
                    "Plan with the larger of the two."));
        }
    }

    private static boolean asPredicted(RunRecord run) {
        Measurement measured = run.measurement().orElseThrow();
        return measured.forwardFeatureMapBytes() == run.prediction().forwardFeatureMapBytes()
                && measured.peakLiveBytes() == run.prediction().peakLiveBytes()
                && measured.reservedBytes() == run.prediction().reservedBytes();
    }

    private void saving() {
        Comparison.of(report).ifPresent(comparison -> {
            RunRecord thriftiest = comparison.thriftiest();
            RunRecord baseline = comparison.baseline();
            found.add(Finding.good(
                    "%s reserves %s less than %s."
                            .formatted(
                                    report.label(thriftiest),
                                    NumberText.percent(comparison.savedShare()),
                                    report.label(baseline)),
                    "%s against %s, at %s against %s per step."
                            .formatted(
                                    NumberText.bytes(reservedBytes(thriftiest)),
                                    NumberText.bytes(reservedBytes(baseline)),
                                    NumberText.nanos(thriftiest.medianStepNanos()),
                                    NumberText.nanos(baseline.medianStepNanos()))));
        });
    }

    private void bills() {
        for (RunRecord run : measuredRuns()) {
            RecomputeBill.of(report, run).ifPresent(bill -> {
                Optional<RecomputeBill.Row> dearest = bill.rows().stream().findFirst();
                String evidence = dearest.map(row -> "The dearest layer is %s: %s for %s."
                                .formatted(
                                        row.layer(), NumberText.nanos(row.nanos()), NumberText.bytes(row.savedBytes())))
                        .orElse("");
                found.add(Finding.note(
                        "%s spends %s of each step, %s, on recomputation, and keeps %s less at the end of forward."
                                .formatted(
                                        report.label(run),
                                        NumberText.nanos(bill.nanosPerStep()),
                                        NumberText.percent(bill.shareOfStep()),
                                        NumberText.bytes(bill.savedBytes())),
                        evidence,
                        "If memory allows, a strategy that recomputes less is faster."));
            });
        }
    }

    private void gradients() {
        Optional<RunRecord> naive = measured(Strategy.NAIVE);
        Optional<RunRecord> shared = measured(Strategy.SHARED_GRADIENTS);
        if (naive.isEmpty() || shared.isEmpty()) {
            return;
        }
        double extra = (double) shared.get().medianStepNanos() / naive.get().medianStepNanos() - 1;
        long saved = reservedBytes(naive.get()) - reservedBytes(shared.get());
        found.add(Finding.note(
                "Sharing gradients alone saves %s and recomputes nothing.".formatted(NumberText.bytes(saved)),
                "A step takes %s instead of %s (%s)."
                        .formatted(
                                NumberText.nanos(shared.get().medianStepNanos()),
                                NumberText.nanos(naive.get().medianStepNanos()),
                                signedPercent(extra)),
                "Use at least shared-gradients: it has no price in computation."));
    }

    private void peak() {
        Comparison.of(report)
                .map(Comparison::thriftiest)
                .or(() -> measuredRuns().stream().findFirst())
                .ifPresent(run -> run.lastTrace()
                        .filter(trace -> trace.started() > 0)
                        .map(PeakAttribution::of)
                        .ifPresent(peak -> found.add(peak(run, peak))));
    }

    private Finding peak(RunRecord run, PeakAttribution peak) {
        Map<String, Long> byCategory = peak.tensors().stream()
                .collect(Collectors.groupingBy(
                        tensor -> CategoryStyle.label(tensor.category()), Collectors.summingLong(TracedTensor::bytes)));
        String shares = byCategory.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(entry -> entry.getKey() + " " + NumberText.percent((double) entry.getValue() / peak.bytes()))
                .collect(Collectors.joining(", "));
        return Finding.note(
                "Memory of %s peaks in %s during %s of %s."
                        .formatted(
                                report.label(run),
                                peak.operation().phase().id(),
                                peak.operation().name(),
                                peak.operation().layer()),
                "%s are live then: %s.".formatted(NumberText.bytes(peak.bytes()), shares),
                "What is live there decides whether the design fits.");
    }

    private void deviceMemory() {
        for (RunRecord run : report.runs()) {
            long total = run.device().totalBytes();
            long needed = run.prediction().reservedBytes();
            if (total > 0 && needed > total) {
                found.add(Finding.bad(
                        "%s does not fit %s."
                                .formatted(report.label(run), run.device().name()),
                        "It needs %s, the device has %s: short by %s."
                                .formatted(
                                        NumberText.bytes(needed),
                                        NumberText.bytes(total),
                                        NumberText.bytes(needed - total)),
                        "Share more, or lower the batch."));
            }
        }
    }

    private List<RunRecord> measuredRuns() {
        return report.runs().stream()
                .filter(run -> run.measurement().isPresent())
                .toList();
    }

    private Optional<RunRecord> measured(Strategy strategy) {
        return measuredRuns().stream()
                .filter(run -> run.settings().strategy() == strategy)
                .filter(run -> run.settings().spec().equals(report.spec()))
                .findFirst();
    }

    private static long reservedBytes(RunRecord run) {
        return run.measurement().map(Measurement::reservedBytes).orElse(0L);
    }

    private static String signedPercent(double change) {
        return (change > 0 ? "+" : "") + NumberText.percent(change).replace('-', '−');
    }
}
