package dev.densescope.ui.chart;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A chart with its heading, its tools and a table of its numbers. The context menu of the chart copies and saves it.
 * FX thread only.
 */
public final class ChartFrame extends VBox {
    private static final double HEADING_PIXELS = 6.5;
    private static final double CELL_PIXELS = 7.5;
    private static final double CELL_PADDING = 22;
    private static final double WIDEST_COLUMN = 260;

    private final CanvasChart chart;
    private final ChartExport export;
    private final String fileName;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox header = new HBox();
    private final HBox tools = new HBox();
    private final StackPane body = new StackPane();
    private final ToggleButton asTable = new ToggleButton();

    /** @param fileName suggested name of saved pictures, without extension */
    public ChartFrame(CanvasChart chart, ChartExport export, String fileName) {
        this.chart = chart;
        this.export = export;
        this.fileName = fileName;
        getStyleClass().add("chart-frame");
        getStylesheets().add(CanvasChart.class.getResource("charts.css").toExternalForm());
        body.getChildren().add(chart);
        VBox.setVgrow(body, Priority.ALWAYS);
        fillHeader();
        getChildren().addAll(header, body);
        ContextMenu menu = menu();
        chart.setOnContextMenuRequested(event -> {
            chart.readout().hide();
            menu.show(chart, event.getScreenX(), event.getScreenY());
        });
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /** Puts a control in front of the heading. */
    public void lead(Node control) {
        header.getChildren().add(0, control);
    }

    /** Adds a control to the right of the heading, before the table button. */
    public void addTool(Node tool) {
        tools.getChildren().add(tools.getChildren().size() - 1, tool);
    }

    /** Adds a small overlay above the plot, such as a legend. */
    public void addOverlay(Node overlay) {
        body.getChildren().add(overlay);
    }

    private void fillHeader() {
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("muted");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(subtitle.textProperty());
        subtitle.setTooltip(whole);
        asTable.setGraphic(new FontIcon(Feather.GRID));
        asTable.getStyleClass().addAll("icon-toggle");
        asTable.setTooltip(new Tooltip(Messages.text("chart.asTable")));
        asTable.setAccessibleText(Messages.text("chart.asTable"));
        asTable.selectedProperty().addListener((observable, before, now) -> showTable(now));
        tools.getStyleClass().add("chart-tools");
        tools.getChildren().add(asTable);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header.getChildren().addAll(title, subtitle, space, tools);
        header.getStyleClass().add("chart-header");
    }

    /** Shows the table or the chart. The table contains the numbers at the time it is opened. */
    private void showTable(boolean shown) {
        body.getChildren().removeIf(DataTable.class::isInstance);
        body.getChildren().forEach(child -> child.setVisible(!shown));
        if (shown) {
            DataTable<List<String>> table = table(chart.data());
            body.getChildren().add(table);
            table.requestFocus();
        }
    }

    private static DataTable<List<String>> table(ChartData data) {
        DataTable<List<String>> table = new DataTable<>();
        QuantityText numbers = QuantityText.window();
        for (int i = 0; i < data.headings().size(); i++) {
            int column = i;
            String heading = data.headings().get(i);
            boolean number = data.rows().stream().allMatch(row -> isNumber(row.get(column)));
            Function<List<String>, String> exact = row -> row.get(column);
            Function<List<String>, String> shown = number ? row -> numbers.grouped(row.get(column)) : exact;
            double width = width(heading, data.rows().stream().map(shown));
            if (number) {
                table.number(heading, width, row -> number(row.get(column)), shown, exact);
            } else {
                table.text(heading, width, exact);
            }
        }
        table.getItems().setAll(data.rows());
        return table;
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

    private ContextMenu menu() {
        MenuItem table = new MenuItem(Messages.text("chart.asTable"));
        table.setOnAction(event -> asTable.setSelected(true));
        MenuItem copyData = new MenuItem(Messages.text("chart.copyData"));
        copyData.setOnAction(event -> export.copyData(chart));
        MenuItem copyPicture = new MenuItem(Messages.text("chart.copyPicture"));
        copyPicture.setOnAction(event -> export.copyPicture(chart));
        ContextMenu menu = new ContextMenu(table, new SeparatorMenuItem(), copyData, copyPicture);
        for (int scale : new int[] {1, 2, 4}) {
            MenuItem save = new MenuItem(Messages.text("chart.savePictureAt", scale));
            save.setOnAction(event -> export.savePicture(chart, fileName, scale));
            menu.getItems().add(save);
        }
        return menu;
    }
}
