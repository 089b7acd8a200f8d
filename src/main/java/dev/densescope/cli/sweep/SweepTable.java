package dev.densescope.cli.sweep;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.sweep.SweepReport;
import dev.densescope.sweep.CellFigures;
import dev.densescope.sweep.SweptCell;
import dev.densescope.sweep.grid.SweepCell;
import java.util.ArrayList;
import java.util.List;

/** The cells of a merged sweep as a table for the terminal. */
public final class SweepTable {
    private static final int MAX_NAMED = 10;

    private SweepTable() {}

    /** All cells in the order of the grid. */
    public static String of(SweepReport report) {
        List<String> header = new ArrayList<>(List.of(
                "strategy", "depth", "growth", "batch", "parameters", "forward feature maps", "peak live", "reserved"));
        if (report.sweep().isMeasured()) {
            header.add("ms/step");
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        report.cells().forEach(cell -> table.row(row(cell, header.size())));
        return table.toString();
    }

    private static String[] row(SweptCell swept, int columns) {
        SweepCell cell = swept.cell();
        List<String> cells = new ArrayList<>(List.of(
                cell.plan().id(),
                Integer.toString(cell.depth()),
                Integer.toString(cell.growthRate()),
                Integer.toString(cell.batch())));
        if (swept.figures().isPresent()) {
            CellFigures figures = swept.figures().get();
            cells.add(QuantityText.PLAIN.count(figures.parameters()));
            cells.add(QuantityText.PLAIN.bytes(figures.forwardFeatureMapBytes()));
            cells.add(QuantityText.PLAIN.bytes(figures.peakLiveBytes()));
            cells.add(QuantityText.PLAIN.bytes(figures.reservedBytes()));
            figures.medianStepNanos().ifPresent(nanos -> cells.add(QuantityText.PLAIN.millis(nanos)));
        } else {
            cells.addAll(List.of("-", "-", "-", swept.state().id()));
        }
        while (cells.size() < columns) {
            cells.add("-");
        }
        return cells.toArray(String[]::new);
    }

    /** What is not complete: a sentence for each of the first failed cells, and one for those that are missing. */
    public static List<String> incomplete(SweepReport report) {
        List<String> sentences = new ArrayList<>();
        List<SweptCell> failed = report.failed();
        failed.stream()
                .limit(MAX_NAMED)
                .forEach(cell -> sentences.add(
                        "The cell of %s failed: %s".formatted(cell.cell().label(), SweepReport.why(cell))));
        if (failed.size() > MAX_NAMED) {
            sentences.add("%d more cells failed: the reports name all.".formatted(failed.size() - MAX_NAMED));
        }
        List<SweptCell> missing = report.missing();
        if (!missing.isEmpty()) {
            sentences.add("%d of %d cells are missing or damaged, the first of %s: sweep again to compute them."
                    .formatted(
                            missing.size(),
                            report.cells().size(),
                            missing.get(0).cell().label()));
        }
        return sentences;
    }
}
