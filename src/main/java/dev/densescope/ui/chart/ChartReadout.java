package dev.densescope.ui.chart;

import dev.densescope.memory.Category;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tooltip at the cursor of a chart: a title, a subtitle, and rows of exact values. FX thread only. */
public final class ChartReadout extends VBox {
    private static final double DISTANCE_PIXELS = 14;

    /**
     * A row with a value.
     *
     * @param swatch style class that colours the swatch; empty for no swatch
     */
    public record Row(String swatch, String name, String value) {
        /** @param category gives the colour of the swatch; empty for no swatch */
        public Row(Optional<Category> category, String name, String value) {
            this(category.map(Palette::styleClass).orElse(""), name, value);
        }
    }

    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final GridPane rows = new GridPane();

    public ChartReadout() {
        getStyleClass().add("chart-readout");
        title.getStyleClass().add("chart-readout-title");
        subtitle.getStyleClass().add("chart-readout-subtitle");
        rows.getStyleClass().add("chart-readout-rows");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setHalignment(HPos.RIGHT);
        rows.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), values);
        getChildren().addAll(title, subtitle, rows);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    /** Shows values to the right of a point, or to its left if there is more space. */
    public void show(String newTitle, String newSubtitle, List<Row> newRows, double x, double y) {
        title.setText(newTitle);
        subtitle.setText(newSubtitle);
        Presence.set(subtitle, !newSubtitle.isEmpty());
        rows.getChildren().clear();
        for (int i = 0; i < newRows.size(); i++) {
            addRow(newRows.get(i), i);
        }
        setVisible(true);
        applyCss();
        autosize();
        Region chart = (Region) getParent();
        boolean right = x + DISTANCE_PIXELS + getWidth() <= chart.getWidth();
        double left = right ? x + DISTANCE_PIXELS : x - DISTANCE_PIXELS - getWidth();
        relocate(Math.rint(Math.max(0, left)), Math.rint(top(y, chart.getHeight())));
    }

    /**
     * The top edge: inside the chart if the readout fits, otherwise above the point, even beyond the top of the
     * chart.
     */
    private double top(double y, double chartHeight) {
        return getHeight() > chartHeight
                ? y - DISTANCE_PIXELS - getHeight()
                : Math.max(0, Math.min(y, chartHeight - getHeight()));
    }

    public void hide() {
        setVisible(false);
    }

    /** The content as one sentence, for screen readers. */
    public String spoken() {
        StringBuilder text = new StringBuilder(title.getText());
        if (!subtitle.getText().isEmpty()) {
            text.append(", ").append(subtitle.getText());
        }
        for (int i = 2; i < rows.getChildren().size(); i += 3) {
            String name = ((Label) rows.getChildren().get(i - 1)).getText();
            text.append(", ")
                    .append(name)
                    .append(' ')
                    .append(((Label) rows.getChildren().get(i)).getText());
        }
        return text.toString();
    }

    private void addRow(Row row, int index) {
        Region swatch = new Region();
        swatch.getStyleClass().add("legend-swatch");
        if (!row.swatch().isEmpty()) {
            swatch.getStyleClass().add(row.swatch());
        }
        Label name = new Label(row.name());
        name.getStyleClass().add("label-small");
        Label value = new Label(row.value());
        value.getStyleClass().add("value");
        rows.addRow(index, swatch, name, value);
    }
}
