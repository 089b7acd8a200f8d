package dev.densescope.report.markdown;

import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import java.util.ArrayList;
import java.util.List;

/** A table with pipes. Numbers are right-aligned. */
final class PipeTable {
    private PipeTable() {}

    static String text(Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(headings(table)));
        lines.add(row(table.columns().stream()
                .map(column -> column.isText() ? ":---" : "---:")
                .toList()));
        table.rows().forEach(row -> lines.add(row(cells(table, row))));
        table.total()
                .ifPresent(row -> lines.add(row(cells(table, row).stream()
                        .map(cell -> cell.isEmpty() ? "" : "**" + cell + "**")
                        .toList())));
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Each heading with its unit; a column without a heading has that of the column before. */
    private static List<String> headings(Table table) {
        List<String> headings = new ArrayList<>();
        String last = "";
        for (Table.Column column : table.columns()) {
            last = column.heading().isEmpty() ? last : column.heading();
            headings.add(EscapedText.cell(column.unit().isEmpty() ? last : last + ", " + column.unit()));
        }
        return headings;
    }

    private static List<String> cells(Table table, List<Cell> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(cell(row.get(i), table.columns().get(i).isText()));
        }
        return cells;
    }

    private static String cell(Cell cell, boolean isText) {
        String text = isText ? EscapedText.cell(cell.text()) : EscapedText.within(cell.text());
        String toned = switch (cell.tone()) {
            case STRONG -> "**" + text + "**";
            case GOOD -> "✓ " + text;
            case BAD -> "✗ **" + text + "**";
            case PLAIN, MUTED, ZERO -> text;
        };
        return cell.note().isEmpty() ? toned : toned + "<br><sub>" + EscapedText.within(cell.note()) + "</sub>";
    }
}
