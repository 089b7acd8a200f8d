package dev.densescope.report.pdf.table;

import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the widths of a table's columns. Headings break at spaces, cells of text where the table is too wide. */
final class ColumnWidths {
    /** Sizes to try, from the largest. */
    static final List<TableFonts> FONTS =
            List.of(new TableFonts(8, 12), new TableFonts(7.5, 10), new TableFonts(7, 8), new TableFonts(6.5, 6));

    private static final double LEAST_TEXT = 64;
    /** Columns that are not wider than their cells by more than this look like one table. */
    private static final double MOST_EXTRA = 56;

    private final LineBreaker breaker;

    ColumnWidths(LineBreaker breaker) {
        this.breaker = breaker;
    }

    /** The largest fonts with which a table fits on the page, or the smallest ones. */
    TableFonts fonts(Table table) {
        return FONTS.stream()
                .filter(fonts -> least(table, fonts) <= PageMeasures.WIDTH)
                .findFirst()
                .orElse(FONTS.get(FONTS.size() - 1));
    }

    /** Whether a table fits with the smallest fonts. */
    boolean fits(Table table) {
        return least(table, FONTS.get(FONTS.size() - 1)) <= PageMeasures.WIDTH;
    }

    private double least(Table table, TableFonts fonts) {
        double gaps = fonts.gap() * (table.columns().size() - 1);
        return gaps
                + IntStream.range(0, table.columns().size())
                        .mapToDouble(column -> Math.min(natural(table, column, fonts), limit(table, column)))
                        .sum();
    }

    /** Text may be broken from a width on, numbers never. */
    private static double limit(Table table, int column) {
        return table.columns().get(column).isText() ? LEAST_TEXT : Double.MAX_VALUE;
    }

    /** The widths of all columns, at most as wide as the page. */
    List<Double> of(Table table, TableFonts fonts) {
        double room = PageMeasures.WIDTH - fonts.gap() * (table.columns().size() - 1);
        List<Double> widths = new ArrayList<>(IntStream.range(0, table.columns().size())
                .mapToObj(column -> natural(table, column, fonts))
                .toList());
        double excess = sum(widths) - room;
        while (excess > 0.01) {
            int widest = widest(table, widths);
            double cut = Math.min(excess, Math.max(widths.get(widest) - limit(table, widest), 0));
            widths.set(widest, widths.get(widest) - (cut > 0 ? cut : excess));
            excess = sum(widths) - room;
        }
        double extra = Math.min(MOST_EXTRA, (room - sum(widths)) / widths.size());
        return widths.stream().map(width -> width + Math.max(0, extra)).toList();
    }

    /** The column to make narrower: the widest of text that is not yet at its limit, or else the widest. */
    private static int widest(Table table, List<Double> widths) {
        return IntStream.range(0, widths.size())
                .filter(column -> widths.get(column) > limit(table, column))
                .boxed()
                .max((one, other) -> Double.compare(widths.get(one), widths.get(other)))
                .orElseGet(() -> widths.indexOf(Collections.max(widths)));
    }

    private static double sum(List<Double> widths) {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double natural(Table table, int column, TableFonts fonts) {
        Table.Column head = table.columns().get(column);
        double heading = breaker.longestWord(fonts.heading(), head.heading());
        double unit = breaker.longestWord(fonts.note(), head.unit());
        double cells = Stream.concat(table.rows().stream(), table.total().stream())
                .mapToDouble(row -> width(row.get(column), fonts))
                .max()
                .orElse(0);
        return Math.max(Math.max(heading, unit), cells);
    }

    private double width(Cell cell, TableFonts fonts) {
        Font widest = cell.tone() == Cell.Tone.PLAIN ? fonts.cell(cell.tone()) : fonts.total();
        return Math.max(breaker.width(widest, cell.text()), breaker.width(fonts.note(), cell.note()));
    }
}
