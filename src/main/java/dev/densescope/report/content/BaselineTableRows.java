package dev.densescope.report.content;

import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.BaselineComparison;
import dev.densescope.report.document.Cell;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.measure.BaselineStep;
import java.util.List;
import java.util.stream.LongStream;

/** Rows of baselines in the table of strategies: what was measured of them, with what their framework's model says. */
final class BaselineTableRows {
    private static final String NOT_MEASURED = "–";

    private final Report report;

    BaselineTableRows(Report report) {
        this.report = report;
    }

    List<List<Cell>> all() {
        return report.baselines().stream().map(this::row).toList();
    }

    private List<Cell> row(BaselineRecord baseline) {
        FrameworkNeed model =
                baseline.framework().need(Network.of(baseline.settings().spec()));
        boolean completed = baseline.outcome() instanceof RunOutcome.Completed;
        return List.of(
                Cell.of(report.label(baseline))
                        .in(Cell.Tone.STRONG)
                        .withNote("baseline"
                                + (completed ? "" : ", " + baseline.outcome().id()))
                        .withTitle(baseline.library()),
                Cell.of(NOT_MEASURED),
                bytes(baseline.livePeakBytes()).withNote(model(model.peakAllocatedBytes())),
                Cell.of(NOT_MEASURED).withNote(model(model.reservedBytes())),
                bytes(baseline.processPeakBytes()),
                time(baseline),
                Cell.of(
                        baseline.steps().isEmpty()
                                ? NOT_MEASURED
                                : QuantityText.FILES.significant(baseline.imagesPerSecond())),
                losses(baseline));
    }

    private static String model(long bytes) {
        return "≈ " + QuantityText.FILES.bytes(bytes) + " by its model";
    }

    private static Cell bytes(long bytes) {
        return bytes == 0
                ? Cell.of(NOT_MEASURED)
                : Cell.of(QuantityText.FILES.bytes(bytes)).withTitle(QuantityText.FILES.exactBytes(bytes));
    }

    private static Cell time(BaselineRecord baseline) {
        if (baseline.steps().isEmpty()) {
            return Cell.of(NOT_MEASURED);
        }
        return Cell.of(QuantityText.FILES.duration(baseline.medianStepNanos()))
                .withNote(QuantityText.FILES.millis(nanos(baseline).min().orElse(0)) + " to "
                        + QuantityText.FILES.millis(nanos(baseline).max().orElse(0)));
    }

    private static LongStream nanos(BaselineRecord baseline) {
        return baseline.measuredSteps().stream().mapToLong(BaselineStep::nanos);
    }

    private Cell losses(BaselineRecord baseline) {
        BaselineComparison comparison = BaselineComparison.of(report, baseline);
        if (!comparison.isCompared()) {
            return Cell.of(NOT_MEASURED).in(Cell.Tone.MUTED);
        }
        String difference = "by up to %s in the first %d steps"
                .formatted(
                        QuantityText.FILES.scientific(comparison.losses().early(), 2),
                        comparison.losses().earlySteps());
        return comparison.losses().isRounding()
                ? Cell.of("equal up to rounding").withNote(difference).in(Cell.Tone.GOOD)
                : Cell.of("differ").withNote(difference).in(Cell.Tone.BAD);
    }
}
