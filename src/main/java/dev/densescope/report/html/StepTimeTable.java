package dev.densescope.report.html;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.MeanStep;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.util.List;

/** What a step's time goes to: its phases, what lies between them, and what is waited for before it. */
final class StepTimeTable {
    private final Report report;

    StepTimeTable(Report report) {
        this.report = report;
    }

    static String lead() {
        return "Means of the measured steps in milliseconds, which add up, as medians do not. Elsewhere on this page"
                + " are medians, which one slow step does not change; what is drawn is the last step. Rest is the"
                + " time of a step that no phase takes: the minibatch goes to the device, operations are begun and noted."
                + " Waiting for images comes before a step and is no part of it.";
    }

    void write(Markup page) {
        Table table = new Table("stack")
                .text("Strategy")
                .number("Forward")
                .number("Recompute")
                .number("Backward")
                .number("Update")
                .number("Rest")
                .number("Step")
                .number("Waiting for images");
        report.measuredRuns().stream().filter(run -> !run.steps().isEmpty()).forEach(run -> table.row(row(run)));
        table.write(page);
    }

    private List<Table.Cell> row(RunRecord run) {
        MeanStep times = MeanStep.of(run);
        return List.of(
                Table.Cell.of(report.label(run)).withClass("strong"),
                millis(times.forwardNanos()),
                millis(times.recomputeNanos()),
                millis(times.backwardNanos()),
                millis(times.updateNanos()),
                millis(times.restNanos()),
                millis(times.stepNanos()),
                millis(times.waitNanos()));
    }

    private static Table.Cell millis(long nanos) {
        return Table.Cell.of(QuantityText.FILES.millis(nanos));
    }
}
