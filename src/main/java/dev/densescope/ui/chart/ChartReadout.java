package dev.densescope.ui.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.memory.Category;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tooltip at the cursor of a chart: a title, a subtitle, and rows of exact values. FX thread only. */
public final class ChartReadout extends VBox {
    private static final double DISTANCE_PIXELS = 14;
    private static final double SPARED_PIXELS = 6;
    /** A subtitle in a narrow chart has several lines. */
    private static final double SUBTITLE_PIXELS = 230;

    private static final double NARROW_PIXELS = 720;
    private static final int COLUMNS = 3;

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

    private Optional<PlotArea> inside = Optional.empty();
    private Point2D spared = Point2D.ZERO;
    private List<Row> shown = List.of();
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
        subtitle.setWrapText(true);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    /**
     * Keeps the readout within a plot, if it is large enough, and away from a point of it.
     *
     * @param sparedPoint such as the peak
     */
    public void keepInside(PlotArea plot, Point2D sparedPoint) {
        inside = Optional.of(plot);
        spared = sparedPoint;
    }

    /** Shows values to the right of a point, or to its left if there is more space. */
    public void show(String newTitle, String newSubtitle, List<Row> newRows, double x, double y) {
        boolean same = isVisible()
                && newTitle.equals(title.getText())
                && newSubtitle.equals(subtitle.getText())
                && newRows.equals(shown);
        if (!same) {
            title.setText(newTitle);
            subtitle.setText(newSubtitle);
            subtitle.setMaxWidth(isNarrow() ? SUBTITLE_PIXELS : USE_COMPUTED_SIZE);
            Presence.set(subtitle, !newSubtitle.isEmpty());
            fill(newRows);
            shown = List.copyOf(newRows);
            setVisible(true);
            applyCss();
            autosize();
        }
        place(x, y);
    }

    /** Whether the chart has no room for wide readouts on both sides of its middle. */
    private boolean isNarrow() {
        return chart().getWidth() < NARROW_PIXELS;
    }

    private Region chart() {
        return (Region) getParent();
    }

    private void place(double x, double y) {
        Region chart = chart();
        double chartRight = inside.map(PlotArea::right).orElseGet(chart::getWidth);
        double chartLeft = inside.map(PlotArea::left).orElse(0.0);
        boolean right = x + DISTANCE_PIXELS + getWidth() <= chartRight;
        double left = right ? x + DISTANCE_PIXELS : x - DISTANCE_PIXELS - getWidth();
        if (left < chartLeft) {
            left = besidePlot(x, chart.getWidth());
        }
        double top = top(y, chart.getHeight());
        if (covers(left, top)) {
            double other = right ? x - DISTANCE_PIXELS - getWidth() : x + DISTANCE_PIXELS;
            double below = inside.map(plot -> plot.bottom() - getHeight()).orElse(top);
            if (other >= chartLeft && other + getWidth() <= chartRight && !covers(other, top)) {
                left = other;
            } else if (!covers(left, below)) {
                top = below;
            }
        }
        relocate(Math.rint(Math.max(0, left)), Math.rint(top));
    }

    /** The left edge where neither side of a point has room in the plot: over an axis rather than over the point. */
    private double besidePlot(double x, double chartWidth) {
        double before = Math.max(0, x - DISTANCE_PIXELS - getWidth());
        double after = Math.max(0, Math.min(x + DISTANCE_PIXELS, chartWidth - getWidth()));
        return x - before - getWidth() >= after - x ? before : after;
    }

    private boolean covers(double left, double top) {
        return inside.isPresent()
                && spared.getX() > left - SPARED_PIXELS
                && spared.getX() < left + getWidth() + SPARED_PIXELS
                && spared.getY() > top - SPARED_PIXELS
                && spared.getY() < top + getHeight() + SPARED_PIXELS;
    }

    /** The top edge: inside the chart if the readout fits, otherwise above the point, even beyond the top of the chart. */
    private double top(double y, double chartHeight) {
        double from = inside.map(PlotArea::top).orElse(0.0);
        double to = inside.map(PlotArea::bottom).orElse(chartHeight);
        if (getHeight() <= to - from) {
            return Math.max(from, Math.min(y, to - getHeight()));
        }
        return getHeight() > chartHeight ? y - DISTANCE_PIXELS - getHeight() : Math.max(0, chartHeight - getHeight());
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
        shown.forEach(row -> text.append(", ").append(row.name()).append(' ').append(row.value()));
        return text.toString();
    }

    /** Shows rows in the nodes of earlier ones, since new nodes are expensive. */
    private void fill(List<Row> newRows) {
        int nodes = newRows.size() * COLUMNS;
        if (rows.getChildren().size() > nodes) {
            rows.getChildren().remove(nodes, rows.getChildren().size());
        }
        for (int i = rows.getChildren().size() / COLUMNS; i < newRows.size(); i++) {
            addRow(i);
        }
        for (int i = 0; i < newRows.size(); i++) {
            Row row = newRows.get(i);
            Node swatch = rows.getChildren().get(i * COLUMNS);
            if (i >= shown.size() || !shown.get(i).swatch().equals(row.swatch())) {
                swatch.getStyleClass().setAll("legend-swatch");
                if (!row.swatch().isEmpty()) {
                    swatch.getStyleClass().add(row.swatch());
                }
            }
            ((Label) rows.getChildren().get(i * COLUMNS + 1)).setText(row.name());
            ((Label) rows.getChildren().get(i * COLUMNS + 2)).setText(row.value());
        }
    }

    private void addRow(int index) {
        Region swatch = new Region();
        swatch.getStyleClass().add("legend-swatch");
        Label name = new Label();
        name.getStyleClass().add("label-small");
        Label value = new Label();
        value.getStyleClass().add("value");
        rows.addRow(index, swatch, name, value);
    }
}
