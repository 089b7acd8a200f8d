package dev.densescope.report.content;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Downsampling;
import dev.densescope.report.Report;
import dev.densescope.report.chart.StepChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
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
    private static final String NONE = "–";
    private static final String ALL = "Every step";
    private static final String SOME = "Steps: the smallest, the largest and the last values of each interval";

    private final Report report;

    LossSection(Report report) {
        this.report = report;
    }

    List<Block> blocks() {
        List<StepChart.Line> lines = StepChart.lines(report);
        if (!StepChart.Quantity.LOSS.isIn(lines)) {
            return List.of(Paragraph.of(Paragraph.Role.LEAD, "No step had a finite loss."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Legend(keys(lines)));
        blocks.add(figure(ChartNames.LOSS, translated("Loss of every step"), lines, StepChart.Quantity.LOSS));
        if (StepChart.Quantity.ACCURACY.isIn(lines)) {
            blocks.add(Paragraph.of(
                    Paragraph.Role.CHART_LEAD, "Correctly classified images of each minibatch, in percent."));
            blocks.add(figure(
                    ChartNames.ACCURACY,
                    translated("Training accuracy of every step, %%"),
                    lines,
                    StepChart.Quantity.ACCURACY));
        }
        report.runs().stream().filter(run -> !run.epochs().isEmpty()).forEach(run -> {
            blocks.add(new Block.Heading("Epochs of " + report.label(run)));
            blocks.add(epochs(run));
        });
        blocks.add(everyStep(columns()));
        return blocks;
    }

    private String translated(String pattern) {
        return report.numbers().translated(pattern);
    }

    private Figure figure(String name, String caption, List<StepChart.Line> lines, StepChart.Quantity quantity) {
        return new Figure(
                name,
                caption,
                List.of(keys(lines)),
                width -> new StepChart(width, quantity, report.numbers()).draw(lines));
    }

    private static List<LegendKey> keys(List<StepChart.Line> lines) {
        return lines.stream()
                .map(line -> LegendKey.line(line.style(), line.label()))
                .toList();
    }

    /** The steps of a run or of a baseline. */
    private record Column(String label, List<StepSummary> steps) {}

    private List<Column> columns() {
        Stream<Column> runs = report.runs().stream().map(run -> new Column(report.label(run), run.steps()));
        Stream<Column> baselines =
                report.baselines().stream().map(baseline -> new Column(report.label(baseline), baseline.summaries()));
        return Stream.concat(runs, baselines).toList();
    }

    /** The listed steps, each with its columns. */
    private static SortedMap<Integer, Map<Column, StepSummary>> rows(List<Column> columns) {
        SortedMap<Integer, Map<Column, StepSummary>> rows = new TreeMap<>();
        for (Column column : columns) {
            for (StepSummary step : THINNING.of(column.steps())) {
                rows.computeIfAbsent(step.step(), number -> new IdentityHashMap<>())
                        .put(column, step);
            }
        }
        return rows;
    }

    private static Block.Details everyStep(List<Column> columns) {
        SortedMap<Integer, Map<Column, StepSummary>> rows = rows(columns);
        boolean areAll = columns.stream().allMatch(column -> THINNING.keepsAll(column.steps()));
        Table table = Table.of(Table.Use.PLAIN).text("Step");
        for (Column column : columns) {
            table = table.number(column.label(), "loss").number("", "accuracy").number("", "ms");
        }
        List<List<Cell>> cells = new ArrayList<>();
        rows.forEach((number, steps) -> cells.add(row(number, columns, steps)));
        return new Block.Details(areAll ? ALL : SOME, rows.size() <= OPEN_ROWS, List.of(table.rows(cells)));
    }

    private static List<Cell> row(int number, List<Column> columns, Map<Column, StepSummary> steps) {
        boolean warmup = steps.values().stream().anyMatch(StepSummary::warmup);
        List<String> texts = new ArrayList<>();
        texts.add(number + (warmup ? ", warm-up" : ""));
        for (Column column : columns) {
            Optional<StepSummary> step = Optional.ofNullable(steps.get(column));
            texts.add(step.map(there -> QuantityText.exactLoss(there.loss())).orElse(NONE));
            texts.add(step.map(there -> accuracy(there.accuracy())).orElse(NONE));
            texts.add(
                    step.map(there -> QuantityText.FILES.millis(there.nanos())).orElse(NONE));
        }
        return texts.stream().map(Cell::of).toList();
    }

    private static Table epochs(RunRecord run) {
        return Table.of(Table.Use.PLAIN)
                .text("Epoch")
                .number("Steps")
                .number("Training loss")
                .number("Training accuracy")
                .number("Evaluation loss")
                .number("Evaluation accuracy")
                .number("Images evaluated")
                .rows(run.epochs().stream().map(LossSection::row).toList());
    }

    private static List<Cell> row(EpochSummary epoch) {
        Optional<EpochSummary.Evaluation> tried = epoch.evaluation();
        return Stream.of(
                        Integer.toString(epoch.epoch()),
                        steps(epoch),
                        QuantityText.exactLoss((float) epoch.trainingLoss()),
                        accuracy(epoch.trainingAccuracy()),
                        tried.map(on -> QuantityText.exactLoss((float) on.loss()))
                                .orElse(NONE),
                        tried.map(on -> accuracy(on.accuracy())).orElse(NONE),
                        tried.map(on -> QuantityText.FILES.count(on.images())).orElse(NONE))
                .map(Cell::of)
                .toList();
    }

    private static String steps(EpochSummary epoch) {
        return "%s–%s".formatted(QuantityText.FILES.count(epoch.firstStep()), QuantityText.FILES.count(epoch.step()));
    }

    private static String accuracy(double share) {
        return Double.isNaN(share) ? NONE : QuantityText.FILES.percent(share);
    }
}
