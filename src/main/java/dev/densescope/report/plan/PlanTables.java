package dev.densescope.report.plan;

import dev.densescope.framework.FrameworkNeed;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a report of plans. */
final class PlanTables {
    private static final String UNKNOWN = "–";

    private final PlanReport report;
    private final StepTimeText times;

    PlanTables(PlanReport report) {
        this.report = report;
        this.times = StepTimeText.of(report);
    }

    /** The plan within the budget, strategies and frameworks by rising bytes. */
    Table alternatives() {
        record Row(long bytes, List<Cell> cells) {}
        List<Row> rows = new ArrayList<>();
        report.budget().ifPresent(budget -> {
            PlannedStep step = budget.chosen().step();
            rows.add(new Row(step.reservedBytes(), row(Cell.of("this plan").in(Cell.Tone.STRONG), step)));
        });
        for (PlannedStep strategy : report.alternatives().strategies()) {
            Cell name = Cell.of(strategy.plan().id());
            Cell noted = report.keepsLocks(strategy) ? name : name.withNote("other decisions than locked");
            rows.add(new Row(strategy.reservedBytes(), row(noted, strategy)));
        }
        report.alternatives().frameworks().forEach((framework, need) -> {
            Cell name = Cell.of(framework.label()).withNote("model");
            rows.add(new Row(
                    need.reservedBytes(),
                    List.of(name, about(need), Cell.count(need.reservedBytes()), none(), none())));
        });
        return headed("Plan")
                .rows(rows.stream()
                        .sorted(Comparator.comparingLong(Row::bytes))
                        .map(Row::cells)
                        .toList());
    }

    private static Table headed(String first) {
        return Table.of(Table.Use.SORTED)
                .text(first)
                .number("Reserved")
                .number("Reserved, bytes")
                .number("Step, ms")
                .number("Over the fastest");
    }

    private List<Cell> row(Cell name, PlannedStep step) {
        return List.of(
                name, Cell.bytes(step.reservedBytes()), Cell.count(step.reservedBytes()), millis(step), over(step));
    }

    /** The plans of the curve, with the lower bound of their times where it is known. */
    Table curve() {
        boolean isBounded =
                report.points().stream().anyMatch(point -> point.boundNanos().isPresent());
        Table table = headed("Plan");
        List<List<Cell>> rows = new ArrayList<>();
        int number = 0;
        for (PlanPoint point : report.points()) {
            number++;
            List<Cell> cells = new ArrayList<>(row(Cell.of(Integer.toString(number)), point.step()));
            if (isBounded) {
                cells.add(Cell.of(point.boundNanos().stream()
                        .mapToObj(times::millis)
                        .findFirst()
                        .orElse(UNKNOWN)));
            }
            rows.add(cells);
        }
        return (isBounded ? table.number("Lower bound, ms") : table).rows(rows);
    }

    /** What becomes of each output of each layer. */
    static Table decisions(LayerDecisions decisions) {
        Table table = Table.of(Table.Use.LAYERS).text("Layer");
        for (OutputRow row : OutputRow.values()) {
            table = table.text(row.label());
        }
        return table.rows(decisions.layers().stream()
                .map(layer -> Stream.concat(
                                Stream.of(Cell.of(layer.text())),
                                Stream.of(OutputRow.values()).map(row -> decision(decisions, layer, row)))
                        .toList())
                .toList());
    }

    private static Cell decision(LayerDecisions decisions, LayerPath layer, OutputRow row) {
        return Cell.of(OutputRow.text(decisions.state(layer, row.output(layer))));
    }

    /** The largest designs for each strategy, and the design itself. */
    Table fits(DesignsThatFit designs) {
        DenseNetSpec design = report.subject().spec();
        List<List<Cell>> rows = new ArrayList<>();
        for (Fits each : designs.fits()) {
            rows.add(fits(Cell.of(each.plan().id()), dimension -> {
                Integer value = each.values().get(dimension);
                return value == null ? UNKNOWN : QuantityText.FILES.count(value);
            }));
        }
        rows.add(fits(
                Cell.of("this design").in(Cell.Tone.STRONG),
                dimension -> QuantityText.FILES.count(dimension.of(design))));
        return Table.of(Table.Use.RUNS)
                .text("Strategy")
                .number("Batch")
                .number("Layers")
                .number("Growth rate")
                .number("Input side")
                .rows(rows);
    }

    private static List<Cell> fits(Cell name, Function<Dimension, String> value) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(Dimension.BATCH, Dimension.LAYERS, Dimension.GROWTH_RATE, Dimension.INPUT_SIDE)
                                .map(value)
                                .map(Cell::of))
                .toList();
    }

    private static Cell about(FrameworkNeed need) {
        return Cell.number("≈ " + QuantityText.FILES.bytes(need.reservedBytes()), need.reservedBytes(), "");
    }

    private Cell millis(PlannedStep step) {
        return Cell.number(times.millis(step.nanos()), Math.round(step.nanos()), "");
    }

    private Cell over(PlannedStep step) {
        return Cell.of(QuantityText.FILES.percent(report.overFastest(step)));
    }

    private static Cell none() {
        return Cell.of(UNKNOWN);
    }
}
