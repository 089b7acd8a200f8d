package dev.densescope.report.content;

import dev.densescope.plan.Prediction;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** All strategies: measured figures, with predicted ones below. */
final class StrategyTable {
    private static final String NOT_MEASURED = "–";

    private final Report report;
    private final LossAgreement agreement;

    StrategyTable(Report report) {
        this.report = report;
        this.agreement = LossAgreement.of(report);
    }

    Table table() {
        return Table.of(Table.Use.RUNS)
                .text("Strategy")
                .number("Forward feature maps")
                .number("Peak live")
                .number("Reserved")
                .number("Process peak")
                .number("Median step", "and range")
                .number("Images per second")
                .text("Losses")
                .rows(Stream.concat(report.runs().stream().map(this::row), new BaselineTableRows(report).all().stream())
                        .toList());
    }

    private List<Cell> row(RunRecord run) {
        List<Cell> cells = new ArrayList<>();
        Cell name = Cell.of(report.label(run)).in(Cell.Tone.STRONG);
        cells.add(
                run.outcome() instanceof RunOutcome.Completed
                        ? name
                        : name.withNote(run.outcome().id()));
        cells.add(bytes(run, Measurement::forwardFeatureMapBytes, Prediction::forwardFeatureMapBytes));
        cells.add(bytes(run, Measurement::peakLiveBytes, Prediction::peakLiveBytes));
        cells.add(bytes(run, Measurement::reservedBytes, Prediction::reservedBytes));
        cells.add(processPeak(run));
        cells.add(time(run));
        cells.add(
                Cell.of(run.steps().isEmpty() ? NOT_MEASURED : QuantityText.FILES.significant(run.imagesPerSecond())));
        cells.add(losses(run));
        return cells;
    }

    private static Cell bytes(
            RunRecord run, ToLongFunction<Measurement> measured, ToLongFunction<Prediction> predicted) {
        long predictedBytes = predicted.applyAsLong(run.prediction());
        if (run.measurement().isEmpty()) {
            return Cell.of(NOT_MEASURED)
                    .withNote(QuantityText.FILES.bytes(predictedBytes) + " predicted")
                    .withTitle(QuantityText.FILES.exactBytes(predictedBytes));
        }
        long measuredBytes = measured.applyAsLong(run.measurement().get());
        String note = measuredBytes == predictedBytes
                ? "as predicted"
                : QuantityText.FILES.bytes(predictedBytes) + " predicted";
        String title = QuantityText.FILES.exactBytes(measuredBytes) + " measured, "
                + QuantityText.FILES.exactBytes(predictedBytes) + " predicted";
        return Cell.of(QuantityText.FILES.bytes(measuredBytes)).withNote(note).withTitle(title);
    }

    private static Cell processPeak(RunRecord run) {
        long bytes = run.measurement().map(Measurement::processPeakBytes).orElse(0L);
        return bytes == 0
                ? Cell.of(NOT_MEASURED)
                : Cell.of(QuantityText.FILES.bytes(bytes)).withTitle(QuantityText.FILES.exactBytes(bytes));
    }

    private static Cell time(RunRecord run) {
        if (run.steps().isEmpty()) {
            return Cell.of(NOT_MEASURED);
        }
        StepTimes times = StepTimes.of(run);
        return Cell.of(QuantityText.FILES.duration(times.medianNanos()))
                .withNote(QuantityText.FILES.millis(times.minNanos()) + " to "
                        + QuantityText.FILES.millis(times.maxNanos()));
    }

    private Cell losses(RunRecord run) {
        LossAgreement.Verdict verdict = agreement.of(run);
        if (verdict instanceof LossAgreement.Identical identical) {
            return Cell.of("identical")
                    .withNote("in " + identical.steps() + " steps")
                    .in(Cell.Tone.GOOD);
        }
        if (verdict instanceof LossAgreement.Different different) {
            return Cell.of("differ")
                    .withNote("from step " + different.step() + " on")
                    .in(Cell.Tone.BAD);
        }
        boolean reference =
                verdict instanceof LossAgreement.Reference && report.runs().size() > 1;
        return Cell.of(reference ? "reference" : NOT_MEASURED).in(Cell.Tone.MUTED);
    }

    /** A sentence on what the table compares. */
    static String lead(Report report) {
        return ofRuns(report) + ofBaselines(report);
    }

    private static String ofBaselines(Report report) {
        return report.baselines().isEmpty()
                ? ""
                : " Baselines train the same network with another framework, in a process of its own; their peak of live bytes"
                        + " is by the framework's own counter. Below it is what the model of that framework predicts for its"
                        + " default settings; the baseline uses oneDNN helpers, and needs less memory with them.";
    }

    private static String ofRuns(Report report) {
        if (!report.isOneTraining()) {
            return "Runs of different trainings: only bytes are comparable, not losses and times.";
        }
        return report.runs().size() > 1
                ? "The same training under each strategy; only the placement of tensors in memory differs."
                : "Bytes measured during the run, and predicted before it.";
    }
}
