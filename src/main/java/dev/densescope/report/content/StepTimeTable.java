package dev.densescope.report.content;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.MeanStep;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.session.RunRecord;
import java.util.List;

/** Time of a step by phase, between phases, and waiting before it. */
final class StepTimeTable {
    private final Report report;

    StepTimeTable(Report report) {
        this.report = report;
    }

    static String lead() {
        return "Means of the measured steps in milliseconds, because means add up. All other times in"
                + " this report are medians, which one slow step does not change; charts show the last step. Rest is the"
                + " time of a step outside all phases: uploading the minibatch, launching and recording operations."
                + " Steps do not include the time of waiting for images, which is before them.";
    }

    Table table() {
        return Table.of(Table.Use.RUNS)
                .text("Strategy")
                .number("Forward")
                .number("Recompute")
                .number("Backward")
                .number("Update")
                .number("Rest")
                .number("Step")
                .number("Waiting for images")
                .rows(report.measuredRuns().stream()
                        .filter(run -> !run.steps().isEmpty())
                        .map(this::row)
                        .toList());
    }

    private List<Cell> row(RunRecord run) {
        MeanStep times = MeanStep.of(run);
        return List.of(
                Cell.of(report.label(run)).in(Cell.Tone.STRONG),
                millis(times.forwardNanos()),
                millis(times.recomputeNanos()),
                millis(times.backwardNanos()),
                millis(times.updateNanos()),
                millis(times.restNanos()),
                millis(times.stepNanos()),
                millis(times.waitNanos()));
    }

    private static Cell millis(long nanos) {
        return Cell.of(QuantityText.FILES.millis(nanos));
    }
}
