package dev.densescope.ui.reports;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Summary;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * The preview of a report. Immutable.
 *
 * @param summary the report in one sentence
 * @param data one sentence per data set of the runs; empty if their images are synthetic
 * @param findings findings, most severe first
 * @param rows one per run, and after them one per baseline
 */
public record ReportPreview(Report report, String summary, List<String> data, List<Finding> findings, List<Row> rows) {
    /**
     * A row for one run or one baseline; values that were not measured are 0.
     *
     * @param label the strategy and, if necessary, the difference from other runs
     * @param outcome the outcome as text
     * @param isAsPredicted whether all quantities that are both measured and predicted agree to the byte
     * @param lastLoss the loss of the last step; NaN if no step was finished
     */
    public record Row(
            String label,
            String outcome,
            long predictedReservedBytes,
            long measuredReservedBytes,
            long predictedPeakBytes,
            long measuredPeakBytes,
            boolean isAsPredicted,
            long stepNanos,
            double imagesPerSecond,
            double recomputeShare,
            float lastLoss) {

        static Row of(Report report, RunRecord run) {
            long stepNanos = run.medianStepNanos();
            List<StepSummary> steps = run.steps();
            return new Row(
                    report.label(run),
                    RunOutcome.name(run.outcome().id()).in(report.numbers().language()),
                    run.prediction().reservedBytes(),
                    run.measurement().map(Measurement::reservedBytes).orElse(0L),
                    run.prediction().peakLiveBytes(),
                    run.measurement().map(Measurement::peakLiveBytes).orElse(0L),
                    run.measurement().isPresent() && MemoryAgreement.of(run).isExact(),
                    stepNanos,
                    run.imagesPerSecond(),
                    stepNanos == 0 ? 0 : (double) run.medianRecomputeNanos() / stepNanos,
                    steps.isEmpty() ? Float.NaN : steps.get(steps.size() - 1).loss());
        }

        static Row of(Report report, BaselineRecord baseline) {
            List<BaselineStep> steps = baseline.steps();
            return new Row(
                    report.label(baseline),
                    RunOutcome.name(baseline.outcome().id()).in(report.numbers().language()),
                    0,
                    0,
                    0,
                    baseline.livePeakBytes(),
                    false,
                    steps.isEmpty() ? 0 : baseline.medianStepNanos(),
                    steps.isEmpty() ? 0 : baseline.imagesPerSecond(),
                    0,
                    steps.isEmpty() ? Float.NaN : steps.get(steps.size() - 1).loss());
        }
    }

    public ReportPreview {
        data = List.copyOf(data);
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
    }

    /** Creates the preview, which takes some milliseconds, so do not call it on the FX thread. */
    public static ReportPreview of(Report ofFiles) {
        Report report = ofFiles.readWith(QuantityText.window());
        return new ReportPreview(
                report,
                Summary.sentence(report),
                RecognisedData.of(report).stream()
                        .flatMap(dataset -> RecognisedData.sentences(report, dataset).stream())
                        .toList(),
                Findings.of(report),
                Stream.concat(
                                report.runs().stream().map(run -> Row.of(report, run)),
                                report.baselines().stream().map(baseline -> Row.of(report, baseline)))
                        .toList());
    }
}
