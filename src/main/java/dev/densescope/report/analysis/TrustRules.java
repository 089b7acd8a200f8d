package dev.densescope.report.analysis;

import dev.densescope.data.DataChoice;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Findings about the reliability of the numbers: whether the runs completed and agree with each other and with the
 * prediction.
 */
final class TrustRules {
    private static final String CHOOSE = "Choose between them by memory and time alone.";

    private TrustRules() {}

    static List<Finding> outcomes(Report report) {
        return report.runs().stream()
                .filter(run -> !(run.outcome() instanceof RunOutcome.Completed))
                .map(run -> outcome(report, run))
                .toList();
    }

    /** The figures of a resumed run are of its own steps. */
    private static String covered(StepCount steps) {
        return steps.isResumed()
                ? "the %s steps of this run; its training has done %s"
                        .formatted(
                                QuantityText.FILES.count(steps.finished()),
                                QuantityText.FILES.count(steps.last()) + " of "
                                        + QuantityText.FILES.count(steps.training()))
                : steps.text();
    }

    /** A run stopped by the user is not a bad finding. */
    private static Finding outcome(Report report, RunRecord run) {
        String predicted = "Reserved memory was predicted at %s."
                .formatted(QuantityText.FILES.bytes(run.prediction().reservedBytes()));
        if (run.outcome() instanceof RunOutcome.Cancelled cancelled) {
            return cancelled.step() == 0
                    ? Finding.note(
                            "%s was stopped before it finished a step.".formatted(report.label(run)),
                            "Nothing was measured. " + predicted,
                            "Start it again to measure it.")
                    : Finding.note(
                            "%s was stopped after step %s."
                                    .formatted(report.label(run), QuantityText.FILES.count(cancelled.step())),
                            "Its figures cover %s. %s".formatted(covered(StepCount.of(run)), predicted),
                            "Use its figures as they are, or run it again for all steps.");
        }
        return Finding.bad(
                report.label(run) + ": " + run.outcome().sentence(),
                "Finished: %s. %s".formatted(StepCount.of(run).text(), predicted),
                advice(run));
    }

    private static String advice(RunRecord run) {
        if (run.outcome() instanceof RunOutcome.OutOfMemory) {
            return MemoryAdvice.forShortage(run);
        }
        if (run.outcome() instanceof RunOutcome.NotFinite) {
            String rate = "Reduce the learning rate of %s"
                    .formatted(QuantityText.FILES.rate(run.settings().recipe().learningRate()));
            return run.settings().data() instanceof DataChoice.Synthetic
                    ? rate + "."
                    : rate + ", or look for damaged images.";
        }
        if (run.outcome() instanceof RunOutcome.Failed) {
            return "Run it again; if it fails again, the log has the details.";
        }
        return "Run it again to finish.";
    }

    /** Designs that cannot learn. */
    static List<Finding> singleValues(Report report) {
        return report.runs().stream()
                .map(run -> run.settings().spec())
                .distinct()
                .flatMap(spec -> SingleValueNorms.in(Network.of(spec)).stream()
                        .map(norms -> Finding.bad(
                                "%s cannot learn from the images.".formatted(spec.name()),
                                "Batch norm sees a single value per channel from %s on: batch 1, feature maps of 1x1."
                                        .formatted(norms.first()),
                                "Increase the batch or the input size.")))
                .toList();
    }

    static List<Finding> losses(Report report) {
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.reference().isEmpty()) {
            return List.of();
        }
        RunRecord reference = agreement.reference().get();
        List<Finding> findings = new ArrayList<>();
        if (agreement.allIdentical()) {
            findings.add(identical(report, agreement, reference));
        } else if (!agreement.identical().isEmpty()) {
            findings.add(someIdentical(report, agreement, reference));
        }
        if (!agreement.withoutCommonStep().isEmpty()) {
            findings.add(Finding.note(
                    "Not all losses could be compared.",
                    String.join(" ", LossSentences.notCompared(report, agreement)),
                    "Runs that finish the same steps can be compared."));
        }
        for (LossAgreement.NotComparable other : agreement.otherTrainings()) {
            findings.add(Finding.note(
                    "%s is not the same training as %s: losses and times are not compared."
                            .formatted(report.label(other.run()), report.label(reference)),
                    "They differ in %s.".formatted(String.join(", ", other.differences())),
                    "Select runs that differ only in their strategy."));
        }
        for (LossAgreement.Different different : agreement.differing()) {
            findings.add(Finding.bad(
                    "The losses of %s differ from those of %s."
                            .formatted(report.label(different.run()), report.label(reference)),
                    "The first difference is at step %d: %s instead of %s."
                            .formatted(
                                    different.step(),
                                    QuantityText.exactLoss(different.loss()),
                                    QuantityText.exactLoss(different.referenceLoss())),
                    "Do not trust this run's gradients until the cause is known."));
        }
        return findings;
    }

    private static Finding someIdentical(Report report, LossAgreement agreement, RunRecord reference) {
        return Finding.good(
                "The losses of all comparable runs are bit-identical.",
                "Compared with %s: %s, in at least %d steps."
                        .formatted(
                                report.label(reference),
                                LossSentences.labels(report, agreement.identical()),
                                agreement.comparedSteps()),
                CHOOSE);
    }

    private static Finding identical(Report report, LossAgreement agreement, RunRecord reference) {
        int compared = agreement.comparedSteps();
        int all = agreement.referenceSteps();
        return compared == all
                ? Finding.good(
                        "Sharing memory does not change training: all losses are bit-identical.",
                        "%d steps of each of %d runs were compared, with %s as reference."
                                .formatted(all, report.runs().size(), report.label(reference)),
                        CHOOSE)
                : Finding.good(
                        "The losses of all common steps are bit-identical.",
                        "Compared with %s: %d of its %d steps, by number."
                                .formatted(report.label(reference), compared, all),
                        CHOOSE);
    }

    static List<Finding> predictions(Report report) {
        List<RunRecord> measured = report.measuredRuns();
        List<RunRecord> off = measured.stream()
                .filter(run -> !MemoryAgreement.of(run).isExact())
                .toList();
        if (measured.isEmpty()) {
            return List.of();
        }
        return off.isEmpty()
                ? List.of(Finding.good(
                        "Measured memory equals predicted memory, to the byte.",
                        "Forward feature maps, peak live and reserved bytes, live bytes in each operation and bytes of each layer are equal in %s: %s reserved."
                                .formatted(measuredRuns(measured.size()), reserved(measured)),
                        "Plan memory by predictions, which need no run."))
                : off.stream().map(run -> notAsPredicted(report, run)).toList();
    }

    /** The range of reserved bytes. */
    private static String reserved(List<RunRecord> measured) {
        LongSummaryStatistics bytes = measured.stream()
                .mapToLong(run -> run.measurement().orElseThrow().reservedBytes())
                .summaryStatistics();
        return bytes.getMin() == bytes.getMax()
                ? QuantityText.FILES.exactBytes(bytes.getMin())
                : QuantityText.FILES.exactBytes(bytes.getMin()) + " to "
                        + QuantityText.FILES.exactBytes(bytes.getMax());
    }

    private static String measuredRuns(int count) {
        return switch (count) {
            case 1 -> "the run";
            case 2 -> "both runs";
            default -> "all %d runs".formatted(count);
        };
    }

    private static Finding notAsPredicted(Report report, RunRecord run) {
        return Finding.bad(
                "Measured memory of %s differs from the prediction.".formatted(report.label(run)),
                ("Measured minus predicted: " + String.join("; ", MemoryDifferences.of(MemoryAgreement.of(run))) + ".")
                        .replace(" bytes", "\u00A0bytes"),
                "When you plan for a memory size, use the larger of the two.");
    }
}
