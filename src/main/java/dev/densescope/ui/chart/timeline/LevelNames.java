package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.PlotArea;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** The names of the levels on plates above the plot, changed only if they change. FX thread only. */
final class LevelNames extends Group {
    private static final double INSET = 6;

    private final List<Label> labels = new ArrayList<>();

    LevelNames() {
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
    }

    void show(List<TimelineLevels.Level> levels, PlotArea plot) {
        while (labels.size() < levels.size()) {
            Label label = new Label();
            label.getStyleClass().add("chart-note");
            labels.add(label);
            getChildren().add(label);
        }
        for (int i = 0; i < labels.size(); i++) {
            labels.get(i).setVisible(i < levels.size());
        }
        for (int i = 0; i < levels.size(); i++) {
            place(labels.get(i), levels.get(i), plot);
        }
    }

    private static void place(Label label, TimelineLevels.Level level, PlotArea plot) {
        label.setText(level.name());
        label.applyCss();
        label.autosize();
        double left =
                level.alignment() == TextAlignment.LEFT ? plot.left() + INSET : plot.right() - INSET - label.getWidth();
        label.relocate(Math.rint(left), Math.rint(level.textY() - label.getHeight() / 2));
    }
}
