package dev.densescope.report.pdf.table;

import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.report.pdf.page.Canvas;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.Line;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.Piece;
import dev.densescope.report.pdf.page.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A table as pieces, one for each row. Headings are repeated on every page. */
public final class TablePieces {
    private static final double ABOVE = 4;

    private final LineBreaker breaker;
    private final Tags tags;
    private final PDStructureElement element;

    /** @param element of the structure that the table is */
    public TablePieces(LineBreaker breaker, Tags tags, PDStructureElement element) {
        this.breaker = breaker;
        this.tags = tags;
        this.element = element;
    }

    /** The text of a cell in its column. */
    private record Placed(
            List<Line> lines, double left, double width, boolean isText, Optional<PDStructureElement> tag) {
        double height() {
            return lines.stream().mapToDouble(Placed::leading).sum();
        }

        private static double leading(Line line) {
            return line.parts().stream()
                    .mapToDouble(part -> part.font().leading())
                    .max()
                    .orElse(0);
        }

        void write(Canvas canvas, double top) throws IOException {
            double next = top;
            for (Line line : lines) {
                canvas.line(line, isText ? left : left + width - line.width(), next);
                next += leading(line);
            }
        }
    }

    public List<Piece> of(Table table) {
        ColumnWidths columns = new ColumnWidths(breaker);
        TableFonts fonts = columns.fonts(table);
        List<Double> widths = columns.of(table, fonts);
        PDStructureElement headRow = tags.add("TR", tags.add("THead", element));
        Piece head = row(headings(table, fonts, widths, Optional.of(headRow)), fonts, widths, true);
        // the headings on a further page, which screen readers have read already
        Piece repeated = row(headings(table, fonts, widths, Optional.empty()), fonts, widths, true);
        PDStructureElement body = tags.add("TBody", element);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(head.before(ABOVE).keepingNext());
        for (int i = 0; i < table.rows().size(); i++) {
            Piece row = row(table, table.rows().get(i), fonts, widths, body, false);
            boolean isNearEdge = i == 0 || i == table.rows().size() - 2;
            pieces.add((isNearEdge && table.rows().size() > 1 ? row.keepingNext() : row).under(repeated));
        }
        table.total()
                .ifPresent(total -> pieces.add(row(table, total, fonts, widths, tags.add("TFoot", element), true)
                        .under(repeated)));
        return pieces;
    }

    private List<Placed> headings(
            Table table, TableFonts fonts, List<Double> widths, Optional<PDStructureElement> row) {
        List<Placed> cells = new ArrayList<>();
        double left = PageMeasures.LEFT;
        for (int i = 0; i < widths.size(); i++) {
            Table.Column column = table.columns().get(i);
            double width = widths.get(i);
            List<Line> lines = new ArrayList<>(breaker.lines(fonts.heading(), column.heading(), width));
            if (!column.unit().isEmpty()) {
                lines.addAll(breaker.lines(fonts.note(), column.unit(), width));
            }
            Optional<PDStructureElement> tag = row.map(of -> tags.addHeading(of, "Column"));
            cells.add(new Placed(lines, left, width, column.isText(), tag));
            left += width + fonts.gap();
        }
        return cells;
    }

    private Piece row(
            Table table,
            List<Cell> cells,
            TableFonts fonts,
            List<Double> widths,
            PDStructureElement group,
            boolean isTotal) {
        PDStructureElement row = tags.add("TR", group);
        List<Placed> placed = new ArrayList<>();
        double left = PageMeasures.LEFT;
        for (int i = 0; i < widths.size(); i++) {
            Cell cell = cells.get(i);
            double width = widths.get(i);
            Font font = isTotal ? fonts.total() : fonts.cell(cell.tone());
            List<Line> lines = new ArrayList<>(breaker.lines(font, cell.text(), width));
            if (!cell.note().isEmpty()) {
                lines.addAll(breaker.lines(fonts.note(), cell.note(), width));
            }
            PDStructureElement tag = i == 0 ? tags.addHeading(row, "Row") : tags.add("TD", row);
            placed.add(new Placed(lines, left, width, table.columns().get(i).isText(), Optional.of(tag)));
            left += width + fonts.gap();
        }
        return row(placed, fonts, widths, false);
    }

    /** @param areHeadings whether texts are at the foot of the row and not at its top */
    private static Piece row(List<Placed> cells, TableFonts fonts, List<Double> widths, boolean areHeadings) {
        double height = cells.stream().mapToDouble(Placed::height).max().orElse(0) + 2 * fonts.padding();
        double width = widths.stream().mapToDouble(Double::doubleValue).sum() + fonts.gap() * (widths.size() - 1);
        return Piece.of(height, (canvas, top) -> {
            for (Placed cell : cells) {
                double start = areHeadings ? top + height - fonts.padding() - cell.height() : top + fonts.padding();
                write(canvas, cell, start);
            }
            canvas.artifact(() -> canvas.rule(PageMeasures.LEFT, top + height, width));
        });
    }

    private static void write(Canvas canvas, Placed cell, double top) throws IOException {
        if (cell.tag().isPresent()) {
            canvas.tagged(cell.tag().get(), () -> cell.write(canvas, top));
        } else {
            canvas.artifact(() -> cell.write(canvas, top));
        }
    }
}
