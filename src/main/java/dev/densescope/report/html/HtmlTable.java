package dev.densescope.report.html;

import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;

/** Writes a table. Numbers are right-aligned. */
record HtmlTable(Table table) {
    /** {@code sortable}: a click on a heading sorts; {@code stack}: rows are shown as cards on phones. */
    private static String styleClass(Table.Use use) {
        return switch (use) {
            case RUNS -> "stack";
            case SORTED -> "sortable";
            case LAYERS -> "sortable layers";
            case PARTS -> "blocks";
            case PLAIN -> "plain";
        };
    }

    void write(Markup page) {
        page.open("div", "class", "scroll").open("table", "class", styleClass(table.use()));
        page.open("thead").open("tr");
        table.columns().forEach(column -> writeHeading(page, column));
        page.close().close().open("tbody").line();
        table.rows().forEach(row -> writeRow(page, row, ""));
        page.close();
        table.total().ifPresent(row -> {
            page.open("tfoot");
            writeRow(page, row, "total");
            page.close();
        });
        page.close().close().line();
    }

    private static void writeHeading(Markup page, Table.Column column) {
        page.open("th", "scope", "col", "class", column.isText() ? "text" : "number");
        page.text(column.heading());
        if (!column.unit().isEmpty()) {
            page.element("span", column.unit(), "class", "note");
        }
        page.close();
    }

    private void writeRow(Markup page, List<Cell> row, String rowClass) {
        page.open("tr", rowClass.isEmpty() ? new String[0] : new String[] {"class", rowClass});
        for (int i = 0; i < row.size(); i++) {
            writeCell(page, table.columns().get(i), row.get(i));
        }
        page.close().line();
    }

    private void writeCell(Markup page, Table.Column column, Cell cell) {
        page.open("td", attributes(column, cell));
        String text = mark(cell.tone()) + cell.text();
        if (cell.note().isEmpty()) {
            page.text(text);
        } else {
            page.open("span").text(text);
            page.element("span", cell.note(), "class", "note").close();
        }
        page.close();
    }

    private static String mark(Cell.Tone tone) {
        return switch (tone) {
            case GOOD -> "✓ ";
            case BAD -> "✗ ";
            default -> "";
        };
    }

    private String[] attributes(Table.Column column, Cell cell) {
        List<String> attributes = new ArrayList<>();
        addIfPresent(attributes, "class", ((column.isText() ? "text " : "") + styleClass(cell.tone())).strip());
        addIfPresent(attributes, "data-label", table.use() == Table.Use.RUNS ? column.heading() : "");
        addIfPresent(attributes, "data-value", cell.sortValue());
        addIfPresent(attributes, "title", cell.title());
        return attributes.toArray(String[]::new);
    }

    private static String styleClass(Cell.Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case STRONG -> "strong";
            case MUTED -> "badge plain";
            case GOOD -> "badge good";
            case BAD -> "badge bad";
            case ZERO -> "zero";
        };
    }

    private static void addIfPresent(List<String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.addAll(List.of(name, value));
        }
    }
}
