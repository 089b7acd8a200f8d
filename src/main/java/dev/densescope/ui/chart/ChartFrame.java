package dev.densescope.ui.chart;

import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A chart with its heading, its tools and a table of its numbers, which follows the chart. The context menu of the chart
 * copies and saves it. FX thread only.
 */
public final class ChartFrame extends VBox {
    private static final Duration TABLE_PAUSE = Duration.millis(500);

    private final CanvasChart chart;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox header = new HBox();
    private final HBox tools = new HBox();
    private final StackPane body = new StackPane();
    private final ToggleButton asTable = new ToggleButton();
    private final PauseTransition refresh = new PauseTransition(TABLE_PAUSE);
    private Optional<ChartTable> table = Optional.empty();

    /** @param fileName suggested name of saved pictures, without extension */
    public ChartFrame(CanvasChart chart, String fileName) {
        this.chart = chart;
        getStyleClass().add("chart-frame");
        getStylesheets().add(CanvasChart.class.getResource("charts.css").toExternalForm());
        body.getChildren().add(chart);
        VBox.setVgrow(body, Priority.ALWAYS);
        fillHeader();
        getChildren().addAll(header, body);
        chart.setFileName(fileName);
        refresh.setOnFinished(event -> fillTable());
        chart.setOnChanged(() -> {
            if (table.isPresent() && refresh.getStatus() != Animation.Status.RUNNING) {
                refresh.playFromStart();
            }
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

    /** Adds a legend above the plot, which makes room for all its rows. */
    public void addLegend(Legend legend) {
        StackPane.setAlignment(legend, Pos.TOP_RIGHT);
        legend.setViewOrder(1); // below the chart, whose readout may be over it
        addOverlay(legend);
        chart.explain(legend::entries);
        legend.heightProperty().addListener((observable, before, now) -> chart.setRoomAbove(now.doubleValue()));
    }

    private void fillHeader() {
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("muted");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(subtitle.textProperty());
        subtitle.setTooltip(whole);
        asTable.setGraphic(new IconView(Icon.GRID));
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

    /** Shows the numbers of the chart instead of the chart. */
    void showTable() {
        asTable.setSelected(true);
    }

    private void showTable(boolean shown) {
        table.ifPresent(body.getChildren()::remove);
        body.getChildren().forEach(child -> child.setVisible(!shown));
        table = shown ? Optional.of(new ChartTable()) : Optional.empty();
        table.ifPresent(added -> {
            fillTable();
            body.getChildren().add(added);
            added.focus();
        });
    }

    private void fillTable() {
        table.ifPresent(shown -> shown.show(chart.data()));
    }
}
