package dev.densescope.ui.chart;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.TextFilter;
import dev.densescope.ui.control.DataTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/**
 * The numbers of a chart as a table that follows the chart. The user's order, selection and column widths stay. A field
 * above it keeps the rows that have all words of a text. FX thread only.
 */
final class ChartTable extends VBox {
    private static final double HEADING_PIXELS = 6.5;
    private static final double CELL_PIXELS = 7.5;
    private static final double CELL_PADDING = 22;
    private static final double WIDEST_COLUMN = 260;

    private final TextField filter = TextFields.createClearableTextField();
    private ChartData shown = new ChartData(List.of(), List.of());
    private DataTable<List<String>> table = new DataTable<>();

    ChartTable() {
        getStyleClass().add("chart-table");
        filter.setPromptText(Messages.text("chart.table.filter"));
        filter.setAccessibleText(Messages.text("chart.table.filter"));
        filter.textProperty().addListener((observable, before, now) -> fill());
        getChildren().add(filter);
        replace();
    }

    /** Shows the current numbers. */
    void show(ChartData now) {
        if (now.equals(shown)) {
            return;
        }
        boolean sameColumns = now.headings().equals(shown.headings());
        shown = now;
        if (!sameColumns) {
            replace();
        }
        fill();
    }

    /** Gives the focus to the table. */
    void focus() {
        table.requestFocus();
    }

    private void replace() {
        getChildren().remove(table);
        table = new DataTable<>();
        table.whenEmpty(Messages.text("chart.table.empty"));
        QuantityText numbers = QuantityText.window();
        for (int i = 0; i < shown.headings().size(); i++) {
            int column = i;
            String heading = shown.headings().get(i);
            boolean number = shown.rows().stream().allMatch(row -> isNumber(row.get(column)));
            Function<List<String>, String> exact = row -> row.get(column);
            Function<List<String>, String> text = number ? row -> numbers.grouped(row.get(column)) : exact;
            double width = width(heading, shown.rows().stream().map(text));
            if (number) {
                table.number(heading, width, row -> number(row.get(column)), text, exact);
            } else {
                table.text(heading, width, exact);
            }
        }
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    private void fill() {
        TextFilter wanted = TextFilter.of(filter.getText());
        table.show(shown.rows().stream().filter(wanted::finds).toList());
    }

    /** The width of a column in pixels that fits its heading and cells, within limits. */
    private static double width(String heading, Stream<String> cells) {
        int longest = cells.mapToInt(String::length).max().orElse(0);
        double pixels = Math.max(heading.length() * HEADING_PIXELS, longest * CELL_PIXELS) + CELL_PADDING;
        return Math.min(pixels, WIDEST_COLUMN);
    }

    private static boolean isNumber(String cell) {
        return cell.isEmpty() || cell.matches("-?[0-9]+([.][0-9]+)?([eE]-?[0-9]+)?|NaN|-?Infinity");
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(cell);
    }
}
