package dev.densescope.ui.design.fit;

import dev.densescope.memory.Category;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartData;
import java.util.ArrayList;
import java.util.List;

/** The numbers of the fit bars as a table. */
final class FitTable {
    private FitTable() {}

    /** One row for each bar; cells of rows that are being computed are empty. */
    static ChartData of(List<Fit> fits) {
        List<String> headings = new ArrayList<>(
                List.of(Messages.text("design.table.strategy"), Messages.text("design.table.reserved")));
        for (Category category : Category.values()) {
            headings.add(Messages.text("design.table.bytes", Messages.of(category)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Fit fit : fits) {
            List<String> row = new ArrayList<>(List.of(fit.name(), cell(fit, fit.reservedBytes())));
            for (Category category : Category.values()) {
                row.add(cell(fit, fit.byCategory().getOrDefault(category, 0L)));
            }
            rows.add(row);
        }
        return new ChartData(headings, rows);
    }

    private static String cell(Fit fit, long bytes) {
        return fit.isPending() ? "" : String.valueOf(bytes);
    }
}
