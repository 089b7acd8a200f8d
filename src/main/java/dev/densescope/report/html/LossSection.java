package dev.densescope.report.html;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Downsampling;
import dev.densescope.report.Report;
import dev.densescope.report.chart.StepChart;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Loss, accuracy and time of every step and every epoch. */
final class LossSection {
    private static final int OPEN_ROWS = 12;
    private static final Downsampling<StepSummary> THINNING =
            new Downsampling<>(1_000, List.of(StepSummary::loss, StepSummary::nanos));
    private static final String ALL = "Every step";
    private static final String SOME = "Steps: the smallest, the largest and the last values of each interval";

    private final Report report;

    LossSection(Report report) {
        this.report = report;
    }

    void write(Markup page) {
        List<StepChart.Line> lines = StepChart.lines(report);
        if (!StepChart.Quantity.LOSS.isIn(lines)) {
            page.element("p", "No step had a finite loss.", "class", "lead");
            return;
        }
        Charts.openLegend(page);
        lines.forEach(line -> Charts.lineKey(page, "line " + line.styleClass(), line.label()));
        page.close().line();
        Charts.write(page, width -> new StepChart(width, StepChart.Quantity.LOSS).draw(lines));
        if (StepChart.Quantity.ACCURACY.isIn(lines)) {
            page.element("p", "Correctly classified images of each minibatch, in percent.", "class", "lead");
            Charts.write(page, width -> new StepChart(width, StepChart.Quantity.ACCURACY).draw(lines));
        }
        report.runs().stream().filter(run -> !run.epochs().isEmpty()).forEach(run -> {
            page.element("h3", "Epochs of " + report.label(run));
            epochs(run).write(page);
        });
        SortedMap<Integer, Map<RunRecord, StepSummary>> rows = rows();
        page.open("details", rows.size() <= OPEN_ROWS ? new String[] {"open", ""} : new String[0]);
        page.element("summary", report.runs().stream().allMatch(run -> THINNING.keepsAll(run.steps())) ? ALL : SOME);
        table(rows).write(page);
        page.close();
    }

    /** The listed steps, each with its runs. */
    private SortedMap<Integer, Map<RunRecord, StepSummary>> rows() {
        SortedMap<Integer, Map<RunRecord, StepSummary>> rows = new TreeMap<>();
        for (RunRecord run : report.runs()) {
            for (StepSummary step : THINNING.of(run.steps())) {
                rows.computeIfAbsent(step.step(), number -> new IdentityHashMap<>())
                        .put(run, step);
            }
        }
        return rows;
    }

    private Table table(SortedMap<Integer, Map<RunRecord, StepSummary>> rows) {
        Table table = new Table("plain").text("Step");
        report.runs()
                .forEach(run -> table.number(report.label(run) + ", loss")
                        .number(", accuracy")
                        .number(", ms"));
        rows.forEach((number, steps) -> {
            List<Table.Cell> cells = new ArrayList<>();
            boolean warmup = steps.values().stream().anyMatch(StepSummary::warmup);
            cells.add(Table.Cell.of(number + (warmup ? ", warm-up" : "")));
            for (RunRecord run : report.runs()) {
                Optional<StepSummary> step = Optional.ofNullable(steps.get(run));
                cells.add(Table.Cell.of(
                        step.map(there -> QuantityText.exactLoss(there.loss())).orElse("–")));
                cells.add(Table.Cell.of(
                        step.map(there -> accuracy(there.accuracy())).orElse("–")));
                cells.add(Table.Cell.of(step.map(there -> QuantityText.FILES.millis(there.nanos()))
                        .orElse("–")));
            }
            table.row(cells);
        });
        return table;
    }

    private static Table epochs(RunRecord run) {
        Table table = new Table("plain")
                .text("Epoch")
                .number("Steps")
                .number("Training loss")
                .number("Training accuracy")
                .number("Evaluation loss")
                .number("Evaluation accuracy")
                .number("Images evaluated");
        for (EpochSummary epoch : run.epochs()) {
            Optional<EpochSummary.Evaluation> tried = epoch.evaluation();
            table.row(Stream.of(
                            Integer.toString(epoch.epoch()),
                            steps(epoch),
                            QuantityText.exactLoss((float) epoch.trainingLoss()),
                            accuracy(epoch.trainingAccuracy()),
                            tried.map(on -> QuantityText.exactLoss((float) on.loss()))
                                    .orElse("–"),
                            tried.map(on -> accuracy(on.accuracy())).orElse("–"),
                            tried.map(on -> QuantityText.FILES.count(on.images()))
                                    .orElse("–"))
                    .map(Table.Cell::of)
                    .toList());
        }
        return table;
    }

    private static String steps(EpochSummary epoch) {
        return "%s–%s".formatted(QuantityText.FILES.count(epoch.firstStep()), QuantityText.FILES.count(epoch.step()));
    }

    private static String accuracy(double share) {
        return Double.isNaN(share) ? "–" : QuantityText.FILES.percent(share);
    }
}
