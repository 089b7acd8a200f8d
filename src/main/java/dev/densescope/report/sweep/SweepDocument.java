package dev.densescope.report.sweep;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.content.DesignSection;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.QuantityTerms;
import dev.densescope.report.document.Table;
import dev.densescope.sweep.CellFigures;
import dev.densescope.sweep.SweptCell;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of a report of a sweep as a document. */
public final class SweepDocument {
    /** The most growth rates and batches with charts of their own. */
    private static final int MAX_CHARTS = 12;

    private static final String RESERVED = "reserved";
    private static final String STEP_TIME = "step-time";
    private static final String NONE = "–";

    private final SweepReport report;
    private final List<Document.Section> sections = new ArrayList<>();

    private SweepDocument(SweepReport report) {
        this.report = report;
    }

    /** The document of a report. */
    public static Document of(SweepReport report) {
        return new SweepDocument(report).document();
    }

    private Document document() {
        List<Figure> reserved = figures(
                RESERVED,
                "Reserved memory against depth",
                DepthChart.Quantity.BYTES,
                figures -> OptionalLong.of(figures.reservedBytes()));
        addSection("Reserved memory against depth", reserved.stream().skip(1).toList());
        addSection(
                "Step time against depth",
                figures(STEP_TIME, "Step time against depth", DepthChart.Quantity.TIME, CellFigures::medianStepNanos));
        section("Cells", "Bytes are exact.", List.of(table()));
        if (report.completed().size() < report.cells().size()) {
            section("Cells without numbers", "", List.of(incomplete()));
        }
        section("Grid", "", List.of(new Block.Facts(List.of(grid()))));
        section("Base design", "", new DesignSection(report.sweep().grid().base()).blocks());
        section("Glossary", "", List.of(glossary()));
        return new Document(head(reserved.stream().limit(1).toList()), sections, report.program());
    }

    private Document.Head head(List<Figure> overview) {
        Sweep sweep = report.sweep();
        return new Document.Head(
                "sweep",
                sweep.grid().base().name(),
                "%s · %s on %s"
                        .formatted(
                                cells(report.cells().size()),
                                sweep.isMeasured() ? "measured" : "predicted",
                                sweep.on().text()),
                summary(),
                overview,
                report.createdAt());
    }

    private String summary() {
        return report.completed().size() == report.cells().size()
                ? "All cells are complete."
                : "%s of %s are complete, %d failed and %d are missing."
                        .formatted(
                                QuantityText.FILES.count(report.completed().size()),
                                cells(report.cells().size()),
                                report.failed().size(),
                                report.missing().size());
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : QuantityText.FILES.count(count) + " cells";
    }

    private void addSection(String heading, List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        List<Block> blocks = new ArrayList<>();
        for (Figure figure : figures) {
            blocks.add(new Block.Heading(figure.caption()));
            figure.legends().forEach(keys -> blocks.add(new Block.Legend(keys)));
            blocks.add(figure);
        }
        section(heading, "", blocks);
    }

    private List<Figure> figures(
            String name, String caption, DepthChart.Quantity quantity, Function<CellFigures, OptionalLong> value) {
        List<Figure> figures = new ArrayList<>();
        for (DepthLines lines : DepthLines.of(report, value)) {
            if (figures.size() < MAX_CHARTS) {
                String title = "%s, growth rate %d, batch %d".formatted(caption, lines.growthRate(), lines.batch());
                figures.add(new Figure(
                        name(name, figures.size() + 1),
                        title,
                        List.of(DepthChart.keys(lines)),
                        width -> new DepthChart(lines, quantity, width).draw(title)));
            }
        }
        return figures;
    }

    private static String name(String name, int number) {
        return number == 1 ? name : name + "-" + number;
    }

    private Table table() {
        Table table = Table.of(Table.Use.SORTED)
                .text("Strategy")
                .number("Depth")
                .number("Growth rate")
                .number("Batch")
                .number("Parameters")
                .number("Forward feature maps")
                .number("Peak live")
                .number("Reserved")
                .number("Reserved, bytes");
        boolean isTimed = report.sweep().isMeasured();
        return (isTimed ? table.number("Median step, ms") : table)
                .rows(report.completed().stream()
                        .map(cell -> row(cell, cell.figures().orElseThrow(), isTimed))
                        .toList());
    }

    private static List<Cell> row(SweptCell swept, CellFigures figures, boolean isTimed) {
        List<Cell> cells = new ArrayList<>(identity(swept));
        cells.add(Cell.count(figures.parameters()));
        cells.add(Cell.bytes(figures.forwardFeatureMapBytes()));
        cells.add(Cell.bytes(figures.peakLiveBytes()));
        cells.add(Cell.bytes(figures.reservedBytes()));
        cells.add(Cell.count(figures.reservedBytes()));
        if (isTimed) {
            cells.add(Cell.millis(figures.medianStepNanos().orElse(0)));
        }
        return cells;
    }

    private static List<Cell> identity(SweptCell swept) {
        return List.of(
                Cell.of(swept.cell().plan().id()).in(Cell.Tone.STRONG),
                Cell.count(swept.cell().depth()),
                Cell.count(swept.cell().growthRate()),
                Cell.count(swept.cell().batch()));
    }

    private Table incomplete() {
        return Table.of(Table.Use.SORTED)
                .text("Strategy")
                .number("Depth")
                .number("Growth rate")
                .number("Batch")
                .text("State")
                .text("Why")
                .rows(report.cells().stream()
                        .filter(cell -> cell.figures().isEmpty())
                        .map(cell -> Stream.concat(
                                        identity(cell).stream(),
                                        Stream.of(Cell.of(cell.state().id()), Cell.of(why(cell))))
                                .toList())
                        .toList());
    }

    private static String why(SweptCell cell) {
        String reason = SweepReport.why(cell);
        return reason.isEmpty() ? NONE : reason;
    }

    private Map<String, String> grid() {
        Sweep sweep = report.sweep();
        SweepGrid grid = sweep.grid();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Depths", grid.depths().isEmpty() ? "that of the base design" : list(grid.depths()));
        facts.put("Growth rates", grid.growthRates().isEmpty() ? "those of the base design" : list(grid.growthRates()));
        facts.put("Batches", grid.batches().isEmpty() ? "that of the base design" : list(grid.batches()));
        facts.put(
                "Strategies", grid.strategies().stream().map(plan -> plan.id()).collect(Collectors.joining(", ")));
        facts.put("Scope of shared storage", sweep.scope().id());
        facts.put("Device", sweep.on().text());
        sweep.measuring()
                .ifPresent(runs -> facts.put(
                        "Steps",
                        "%d after %d of warm-up, seed %d".formatted(runs.steps(), runs.warmupSteps(), runs.seed())));
        return facts;
    }

    private static String list(List<Integer> values) {
        return values.stream().map(value -> Integer.toString(value)).collect(Collectors.joining(", "));
    }

    private static Block.Terms glossary() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("Depth", "The number of convolutions and linear layers, as in DenseNet-121.");
        QuantityTerms.putBytes(terms);
        QuantityTerms.putUnits(terms);
        terms.remove("Process peak");
        return new Block.Terms(terms);
    }

    private void section(String heading, String lead, List<Block> blocks) {
        sections.add(new Document.Section(heading, lead, blocks));
    }
}
