package dev.densescope.report.pdf.table;

import dev.densescope.report.document.Table;
import dev.densescope.report.pdf.page.LineBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Splits tables that are wider than the page into several, each with the first column. */
public final class TableSplit {
    private final ColumnWidths widths;

    public TableSplit(LineBreaker breaker) {
        widths = new ColumnWidths(breaker);
    }

    public List<Table> of(Table table) {
        if (widths.fits(table)) {
            return List.of(table);
        }
        List<Table> parts = new ArrayList<>();
        List<Integer> chosen = new ArrayList<>(List.of(0));
        for (List<Integer> group : groups(table)) {
            List<Integer> more = new ArrayList<>(chosen);
            more.addAll(group);
            if (chosen.size() > 1 && !widths.fits(table.columns(more))) {
                parts.add(table.columns(chosen));
                chosen = new ArrayList<>(List.of(0));
            }
            chosen.addAll(group);
        }
        parts.add(table.columns(chosen));
        return parts;
    }

    /** Columns without a heading stay with the one before. The first column is in no group. */
    private static List<List<Integer>> groups(Table table) {
        List<List<Integer>> groups = new ArrayList<>();
        IntStream.range(1, table.columns().size()).forEach(column -> {
            if (groups.isEmpty() || !table.columns().get(column).heading().isEmpty()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(column);
        });
        return groups;
    }
}
