package dev.densescope.report.csv;

import dev.densescope.memory.Category;
import dev.densescope.report.sweep.SweepReport;
import dev.densescope.sweep.CellFigures;
import dev.densescope.sweep.SweptCell;
import java.util.List;

/** The cells of a sweep as a table for spreadsheets, in the order of the grid. Unknown numbers are empty cells. */
public final class CsvSweep {
    private static final List<String> HEADER = List.of(
            "Strategy",
            "Depth",
            "Growth rate",
            "Batch",
            "State",
            "Parameters",
            "Forward MACs per image",
            "Forward feature maps (bytes)",
            "Peak live (bytes)",
            "Reserved (bytes)",
            "Reserved for parameters (bytes)",
            "Reserved for gradients (bytes)",
            "Median step (ms)",
            "Reason");

    private static final int OF_FIGURES = 8;

    private CsvSweep() {}

    /** The table. */
    public static String text(SweepReport report) {
        CsvTable table = new CsvTable(HEADER);
        for (SweptCell swept : report.cells()) {
            CsvTable.Row row = table.row()
                    .text(swept.cell().plan().id())
                    .whole(swept.cell().depth())
                    .whole(swept.cell().growthRate())
                    .whole(swept.cell().batch())
                    .text(swept.state().id());
            swept.figures().ifPresentOrElse(figures -> add(row, figures), () -> row.empty(OF_FIGURES));
            row.text(SweepReport.why(swept)).end();
        }
        return table.toString();
    }

    private static void add(CsvTable.Row row, CellFigures figures) {
        row.whole(figures.parameters())
                .whole(figures.forwardMacsPerImage())
                .whole(figures.forwardFeatureMapBytes())
                .whole(figures.peakLiveBytes())
                .whole(figures.reservedBytes())
                .whole(figures.reservedByCategory().get(Category.PARAMETERS))
                .whole(figures.reservedByCategory().get(Category.GRADIENTS));
        figures.medianStepNanos().ifPresentOrElse(row::millis, () -> row.empty(1));
    }
}
