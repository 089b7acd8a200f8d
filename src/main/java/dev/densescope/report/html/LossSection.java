package dev.densescope.report.html;

import dev.densescope.report.NumberText;
import dev.densescope.report.Report;
import dev.densescope.report.chart.LossChart;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.util.ArrayList;
import java.util.List;

/** Loss and time of every step. */
final class LossSection {
    private static final int OPEN_ROWS = 12;

    private final Report report;

    LossSection(Report report) {
        this.report = report;
    }

    void write(Markup page) {
        List<LossChart.Line> lines = LossChart.lines(report);
        if (!LossChart.canDraw(lines)) {
            page.element("p", "No step gave a finite loss.", "class", "lead");
            return;
        }
        Charts.openLegend(page);
        lines.forEach(line -> Charts.lineKey(page, "line " + line.styleClass(), line.label()));
        page.close().line();
        Charts.write(page, width -> new LossChart(width).draw(lines));
        int steps =
                report.runs().stream().mapToInt(run -> run.steps().size()).max().orElse(0);
        page.open("details", steps <= OPEN_ROWS ? new String[] {"open", ""} : new String[0]);
        page.element("summary", "Every step");
        table(steps).write(page);
        page.close();
    }

    private Table table(int steps) {
        Table table = new Table("plain").text("Step");
        report.runs().forEach(run -> table.number(report.label(run) + ", loss").number(", ms"));
        for (int i = 0; i < steps; i++) {
            List<Table.Cell> cells = new ArrayList<>();
            cells.add(stepNumber(i));
            for (RunRecord run : report.runs()) {
                boolean there = i < run.steps().size();
                cells.add(
                        Table.Cell.of(there ? NumberText.loss(run.steps().get(i).loss()) : "–"));
                cells.add(Table.Cell.of(
                        there ? NumberText.millis(run.steps().get(i).nanos()) : "–"));
            }
            table.row(cells);
        }
        return table;
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
