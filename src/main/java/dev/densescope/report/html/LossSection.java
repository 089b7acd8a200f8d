package dev.densescope.report.html;

import dev.densescope.report.NumberText;
import dev.densescope.report.Report;
import dev.densescope.report.chart.StepChart;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.EpochSummary;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Loss, accuracy and time of every step and every epoch. */
final class LossSection {
    private static final int OPEN_ROWS = 12;

    private final Report report;

    LossSection(Report report) {
        this.report = report;
    }

    void write(Markup page) {
        List<StepChart.Line> lines = StepChart.lines(report);
        if (!StepChart.Quantity.LOSS.isIn(lines)) {
            page.element("p", "No step gave a finite loss.", "class", "lead");
            return;
        }
        Charts.openLegend(page);
        lines.forEach(line -> Charts.lineKey(page, "line " + line.styleClass(), line.label()));
        page.close().line();
        Charts.write(page, width -> new StepChart(width, StepChart.Quantity.LOSS).draw(lines));
        if (StepChart.Quantity.ACCURACY.isIn(lines)) {
            page.element(
                    "p", "Share of each minibatch whose own class was the most likely, in percent.", "class", "lead");
            Charts.write(page, width -> new StepChart(width, StepChart.Quantity.ACCURACY).draw(lines));
        }
        report.runs().stream().filter(run -> !run.epochs().isEmpty()).forEach(run -> {
            page.element("h3", "Epochs of " + report.label(run));
            epochs(run).write(page);
        });
        int steps =
                report.runs().stream().mapToInt(run -> run.steps().size()).max().orElse(0);
        page.open("details", steps <= OPEN_ROWS ? new String[] {"open", ""} : new String[0]);
        page.element("summary", "Every step");
        table(steps).write(page);
        page.close();
    }

    private Table table(int steps) {
        Table table = new Table("plain").text("Step");
        report.runs()
                .forEach(run -> table.number(report.label(run) + ", loss")
                        .number(", accuracy")
                        .number(", ms"));
        for (int i = 0; i < steps; i++) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(stepNumber(i));
            for (RunRecord run : report.runs()) {
                boolean there = i < run.steps().size();
                cells.add(
                        Table.Cell.of(there ? NumberText.loss(run.steps().get(i).loss()) : "–"));
                cells.add(Table.Cell.of(there ? accuracy(run.steps().get(i).accuracy()) : "–"));
                cells.add(Table.Cell.of(
                        there ? NumberText.millis(run.steps().get(i).nanos()) : "–"));
            }
            table.row(cells);
        }
        return table;
    }

    private static Table epochs(RunRecord run) {
        Table table = new Table("plain")
                .text("Epoch")
                .number("Last step")
                .number("Training loss")
                .number("Training accuracy")
                .number("Evaluation loss")
                .number("Evaluation accuracy")
                .number("Images evaluated");
        for (EpochSummary epoch : run.epochs()) {
            Optional<EpochSummary.Evaluation> tried = epoch.evaluation();
            table.row(Stream.of(
                            Integer.toString(epoch.epoch()),
                            NumberText.count(epoch.step()),
                            NumberText.loss((float) epoch.trainingLoss()),
                            accuracy(epoch.trainingAccuracy()),
                            tried.map(on -> NumberText.loss((float) on.loss())).orElse("–"),
                            tried.map(on -> accuracy(on.accuracy())).orElse("–"),
                            tried.map(on -> NumberText.count(on.images())).orElse("–"))
                    .map(Table.Cell::of)
                    .toList());
        }
        return table;
    }

    private static String accuracy(double share) {
        return Double.isNaN(share) ? "–" : NumberText.percent(share);
    }

    private Table.Cell stepNumber(int index) {
        StepSummary step = report.runs().stream()
                .filter(run -> index < run.steps().size())
                .map(run -> run.steps().get(index))
                .findFirst()
                .orElseThrow();
        return Table.Cell.of(step.step() + (step.warmup() ? ", warm-up" : ""));
    }
}
