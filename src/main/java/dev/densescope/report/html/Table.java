package dev.densescope.report.html;

import dev.densescope.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table under construction. Numbers are right-aligned. Confined to one thread. */
public final class Table {
    private static final String ZERO = "zero";

    private final String styleClass;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private Optional<List<Cell>> total = Optional.empty();

    /**
     * @param styleClass {@code sortable}: a click on a heading sorts; {@code stack}: rows are shown as cards on phones
     */
    Table(String styleClass) {
        this.styleClass = styleClass;
    }

    private record Column(String heading, boolean text) {}

    /**
     * A cell.
     *
     * @param text of the cell
     * @param note a muted line below it; may be empty
     * @param title tooltip; may be empty
     * @param sortValue used for sorting; empty to use the text
     * @param styleClass may be empty
     */
    record Cell(String text, String note, String title, String sortValue, String styleClass) {
        static Cell of(String text) {
            return new Cell(text, "", "", "", "");
        }

        /** A number whose text has a unit or is rounded. */
        static Cell number(String text, long exact, String title) {
            return new Cell(text, "", title, Long.toString(exact), exact == 0 ? ZERO : "");
        }

        Cell withNote(String newNote) {
            return new Cell(text, newNote, title, sortValue, styleClass);
        }

        Cell withClass(String newStyleClass) {
            return new Cell(text, note, title, sortValue, newStyleClass);
        }
    }

    Table text(String heading) {
        columns.add(new Column(heading, true));
        return this;
    }

    Table number(String heading) {
        columns.add(new Column(heading, false));
        return this;
    }

    void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    void total(List<Cell> cells) {
        total = Optional.of(List.copyOf(cells));
    }

    /** Removes columns in which every cell is zero. */
    void dropZeroColumns() {
        for (int column = columns.size() - 1; column >= 0; column--) {
            int index = column;
            if (rows.stream().allMatch(row -> row.get(index).styleClass().equals(ZERO))) {
                columns.remove(index);
                rows.replaceAll(row -> without(row, index));
            }
        }
    }

    private static List<Cell> without(List<Cell> row, int index) {
        List<Cell> shorter = new ArrayList<>(row);
        shorter.remove(index);
        return List.copyOf(shorter);
    }

    void write(Markup page) {
        page.open("div", "class", "scroll").open("table", "class", styleClass);
        page.open("thead").open("tr");
        for (Column column : columns) {
            writeHeading(page, column);
        }
        page.close().close().open("tbody").line();
        rows.forEach(row -> writeRow(page, row, ""));
        page.close();
        total.ifPresent(row -> {
            page.open("tfoot");
            writeRow(page, row, "total");
            page.close();
        });
        page.close().close().line();
    }

    /** A heading; text after a comma, such as the unit, is shown below. */
    private static void writeHeading(Markup page, Column column) {
        int comma = column.heading().indexOf(", ");
        page.open("th", "scope", "col", "class", column.text() ? "text" : "number");
        if (comma < 0) {
            page.text(column.heading());
        } else {
            page.text(column.heading().substring(0, comma));
            page.element("span", column.heading().substring(comma + 2), "class", "note");
        }
        page.close();
    }

    private void writeRow(Markup page, List<Cell> row, String rowClass) {
        page.open("tr", rowClass.isEmpty() ? new String[0] : new String[] {"class", rowClass});
        for (int i = 0; i < row.size(); i++) {
            writeCell(page, columns.get(i), row.get(i));
        }
        page.close().line();
    }

    private void writeCell(Markup page, Column column, Cell cell) {
        page.open("td", attributes(column, cell));
        if (cell.note().isEmpty()) {
            page.text(cell.text());
        } else {
            page.open("span").text(cell.text());
            page.element("span", cell.note(), "class", "note").close();
        }
        page.close();
    }

    private String[] attributes(Column column, Cell cell) {
        List<String> attributes = new ArrayList<>();
        addIfPresent(attributes, "class", ((column.text() ? "text " : "") + cell.styleClass()).strip());
        addIfPresent(attributes, "data-label", styleClass.equals("stack") ? column.heading() : "");
        addIfPresent(attributes, "data-value", cell.sortValue());
        addIfPresent(attributes, "title", cell.title());
        return attributes.toArray(String[]::new);
    }

    private static void addIfPresent(List<String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.addAll(List.of(name, value));
        }
    }
}
