package dev.densescope.report.analysis.finding;

import dev.densescope.data.DataChoice;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.report.analysis.LossSentences;
import dev.densescope.report.analysis.MemoryDifferences;
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
    private TrustRules() {}

    static List<Finding> outcomes(Report report) {
        return report.runs().stream()
                .filter(run -> !(run.outcome() instanceof RunOutcome.Completed))
                .map(run -> outcome(report, run))
                .toList();
    }

    /** The figures of a resumed run are of its own steps. */
    private static String covered(Report report, StepCount steps) {
        return steps.isResumed()
                ? report.numbers()
                        .translated(
                                "the %s steps of this run; its training has done %s",
                                report.numbers().count(steps.finished()),
                                report.numbers()
                                        .translated(
                                                "%s of %s",
                                                report.numbers().count(steps.last()),
                                                report.numbers().count(steps.training())))
                : steps.text(report.numbers());
    }

    /** A run stopped by the user is not a bad finding. */
    private static Finding outcome(Report report, RunRecord run) {
        String predicted = report.numbers()
                .translated(
                        "Reserved memory was predicted at %s.",
                        report.numbers().bytes(run.prediction().reservedBytes()));
        if (run.outcome() instanceof RunOutcome.Cancelled cancelled) {
            return cancelled.step() == 0
                    ? Finding.note(
                            report.numbers().translated("%s was stopped before it finished a step.", report.label(run)),
                            report.numbers().translated("Nothing was measured. %s", predicted),
                            report.numbers().translated("Start it again to measure it."))
                    : Finding.note(
                            report.numbers()
                                    .translated(
                                            "%s was stopped after step %s.",
                                            report.label(run), report.numbers().count(cancelled.step())),
                            report.numbers()
                                    .translated(
                                            "Its figures cover %s. %s", covered(report, StepCount.of(run)), predicted),
                            report.numbers().translated("Use its figures as they are, or run it again for all steps."));
        }
        if (run.outcome() instanceof RunOutcome.InProgress) {
            return Finding.note(
                    report.numbers().translated("%s is still in progress.", report.label(run)),
                    report.numbers()
                            .translated("Its figures cover %s. %s", covered(report, StepCount.of(run)), predicted),
                    report.numbers().translated("Make this report again after the end of the run to cover all steps."));
        }
        return Finding.bad(
                report.label(run) + ": "
                        + run.outcome().text().in(report.numbers().language()),
                report.numbers()
                        .translated("Finished: %s. %s", StepCount.of(run).text(report.numbers()), predicted),
                advice(report, run));
    }

    private static String advice(Report report, RunRecord run) {
        if (run.outcome() instanceof RunOutcome.OutOfMemory) {
            return MemoryAdvice.forShortage(run, report.numbers());
        }
        if (run.outcome() instanceof RunOutcome.NotFinite) {
            String rate = report.numbers()
                    .translated(
                            "Reduce the learning rate of %s",
                            report.numbers().rate(run.settings().recipe().learningRate()));
            return run.settings().data() instanceof DataChoice.Synthetic
                    ? rate + "."
                    : rate + report.numbers().translated(", or look for damaged images.");
        }
        if (run.outcome() instanceof RunOutcome.Failed) {
            return report.numbers().translated("Run it again; if it fails again, the log has the details.");
        }
        return report.numbers().translated("Run it again to finish.");
    }

    /** Designs that cannot learn. */
    static List<Finding> singleValues(Report report) {
        return report.runs().stream()
                .map(run -> run.settings().spec())
                .distinct()
                .flatMap(spec -> SingleValueNorms.in(Network.of(spec)).stream()
                        .map(norms -> Finding.bad(
                                report.numbers().translated("%s cannot learn from the images.", spec.name()),
                                report.numbers()
                                        .translated(
                                                "Batch norm sees a single value per channel from %s on: batch 1, feature maps of 1x1.",
                                                norms.first()),
                                report.numbers().translated("Increase the batch or the input size."))))
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
                    report.numbers().translated("Not all losses could be compared."),
                    String.join(" ", LossSentences.notCompared(report, agreement)),
                    report.numbers().translated("Runs that finish the same steps can be compared.")));
        }
        for (LossAgreement.NotComparable other : agreement.otherTrainings()) {
            findings.add(Finding.note(
                    report.numbers()
                            .translated(
                                    "%s is not the same training as %s: losses and times are not compared.",
                                    report.label(other.run()), report.label(reference)),
                    report.numbers().translated("They differ in %s.", LossSentences.words(report, other.differences())),
                    report.numbers().translated("Select runs that differ only in their strategy.")));
        }
        for (LossAgreement.Different different : agreement.differing()) {
            findings.add(Finding.bad(
                    report.numbers()
                            .translated(
                                    "The losses of %s differ from those of %s.",
                                    report.label(different.run()), report.label(reference)),
                    report.numbers()
                            .translated(
                                    "The first difference is at step %d: %s instead of %s.",
                                    different.step(),
                                    QuantityText.exactLoss(different.loss()),
                                    QuantityText.exactLoss(different.referenceLoss())),
                    report.numbers().translated("Do not trust this run's gradients until the cause is known.")));
        }
        return findings;
    }

    private static String choose(Report report) {
        return report.numbers().translated("Choose between them by memory and time alone.");
    }

    private static Finding someIdentical(Report report, LossAgreement agreement, RunRecord reference) {
        return Finding.good(
                report.numbers().translated("The losses of all comparable runs are bit-identical."),
                report.numbers()
                        .translated(
                                "Compared with %s: %s, in at least %d steps.",
                                report.label(reference),
                                LossSentences.labels(report, agreement.identical()),
                                agreement.comparedSteps()),
                choose(report));
    }

    private static Finding identical(Report report, LossAgreement agreement, RunRecord reference) {
        int compared = agreement.comparedSteps();
        int all = agreement.referenceSteps();
        return compared == all
                ? Finding.good(
                        report.numbers()
                                .translated("Sharing memory does not change training: all losses are bit-identical."),
                        report.numbers()
                                .translated(
                                        "%d steps of each of %d runs were compared, with %s as reference.",
                                        all, report.runs().size(), report.label(reference)),
                        choose(report))
                : Finding.good(
                        report.numbers().translated("The losses of all common steps are bit-identical."),
                        report.numbers()
                                .translated(
                                        "Compared with %s: %d of its %d steps, by number.",
                                        report.label(reference), compared, all),
                        choose(report));
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
                        report.numbers().translated("Measured memory equals predicted memory, to the byte."),
                        report.numbers()
                                .translated(
                                        "Forward feature maps, peak live and reserved bytes, live bytes in each operation and bytes of each layer are equal in %s: %s reserved.",
                                        measuredRuns(report, measured.size()), reserved(report, measured)),
                        report.numbers().translated("Plan memory by predictions, which need no run.")))
                : off.stream().map(run -> notAsPredicted(report, run)).toList();
    }

    /** The range of reserved bytes. */
    private static String reserved(Report report, List<RunRecord> measured) {
        LongSummaryStatistics bytes = measured.stream()
                .mapToLong(run -> run.measurement().orElseThrow().reservedBytes())
                .summaryStatistics();
        return bytes.getMin() == bytes.getMax()
                ? report.numbers().exactBytes(bytes.getMin())
                : report.numbers()
                        .translated(
                                "%s to %s",
                                report.numbers().exactBytes(bytes.getMin()),
                                report.numbers().exactBytes(bytes.getMax()));
    }

    private static String measuredRuns(Report report, int count) {
        return switch (count) {
            case 1 -> report.numbers().translated("the run");
            case 2 -> report.numbers().translated("both runs");
            default -> report.numbers().translated("all %d runs", count);
        };
    }

    private static Finding notAsPredicted(Report report, RunRecord run) {
        return Finding.bad(
                report.numbers().translated("Measured memory of %s differs from the prediction.", report.label(run)),
                report.numbers()
                        .translated(
                                "Measured minus predicted: %s.",
                                String.join("; ", MemoryDifferences.of(MemoryAgreement.of(run), report.numbers()))),
                report.numbers().translated("When you plan for a memory size, use the larger of the two."));
    }
}
