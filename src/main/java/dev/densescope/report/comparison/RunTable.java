package dev.densescope.report.comparison;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.text.ComparedColumn;
import dev.densescope.compare.text.FigureText;
import dev.densescope.compare.text.Headline;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** All compared runs, one per row. */
final class RunTable {
    private final Comparison comparison;
    private final List<String> labels;

    RunTable(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
    }

    /** The reference, and all ratios of step times. */
    String lead() {
        String reference = "The reference is %s.".formatted(labels.get(0));
        return new Headline(comparison, QuantityText.FILES)
                .times()
                .map(times -> reference + " " + times)
                .orElse(reference);
    }

    Table table() {
        List<ComparedColumn> figures = Arrays.stream(ComparedColumn.values())
                .filter(figure -> !figure.isUnknown(comparison) && !figure.isExpected(comparison))
                .toList();
        Table table = Table.of(Table.Use.RUNS).text("Run");
        for (ComparedColumn figure : figures) {
            boolean isText = figure == ComparedColumn.NUMBERS || figure == ComparedColumn.OUTCOME;
            table = isText
                    ? table.text(figure.heading())
                    : table.number(figure.heading(), figure == ComparedColumn.STEP ? "and quartiles" : "");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int run = 0; run < labels.size(); run++) {
            List<Cell> cells = new ArrayList<>(List.of(name(run)));
            for (ComparedColumn figure : figures) {
                cells.add(cell(figure.cell(comparison, run, QuantityText.FILES)));
            }
            rows.add(cells);
        }
        return table.rows(rows);
    }

    private Cell name(int run) {
        RunIdentity identity = comparison.runs().get(run).identity();
        return Cell.of(labels.get(run))
                .in(Cell.Tone.STRONG)
                .withNote(identity.origin().label());
    }

    private static Cell cell(FigureText from) {
        Cell cell = Cell.of(from.text()).withNote(from.note()).withTitle(from.exact());
        return switch (from.kind()) {
            case PLAIN -> cell;
            case GOOD -> cell.in(Cell.Tone.GOOD);
            case BAD -> cell.in(Cell.Tone.BAD);
        };
    }

    /** Bytes with all their digits. */
    Block.Details exactBytes() {
        Table table = Table.of(Table.Use.PLAIN)
                .text("Run")
                .number("Reserved, bytes")
                .number("Peak live, bytes")
                .number("Forward feature maps, bytes")
                .number("Process peak, bytes");
        List<List<Cell>> rows = new ArrayList<>();
        for (int run = 0; run < labels.size(); run++) {
            MemoryFigures memory = comparison.runs().get(run).memory();
            rows.add(List.of(
                    Cell.of(labels.get(run)),
                    exact(memory.reserved()),
                    exact(memory.peakLive()),
                    exact(memory.forwardFeatureMaps()),
                    exact(memory.processPeak())));
        }
        return new Block.Details("Exact bytes", false, List.of(table.rows(rows)));
    }

    private static Cell exact(OptionalLong bytes) {
        return Cell.of(bytes.isEmpty() ? "–" : QuantityText.FILES.count(bytes.getAsLong()));
    }
}
