package dev.densescope.report.html;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.MeanStep;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.util.List;

/** Time of a step by phase, between phases, and waiting before it. */
final class StepTimeTable {
    private final Report report;

    StepTimeTable(Report report) {
        this.report = report;
    }

    static String lead() {
        return "Means of the measured steps in milliseconds, because means add up. All other times on"
                + " this page are medians, which one slow step does not change; charts show the last step. Rest is the"
                + " time of a step outside all phases: uploading the minibatch, launching and recording operations."
                + " Steps do not include the time of waiting for images, which is before them.";
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
