package dev.densescope.ui.chart;

import dev.densescope.ui.KeyNames;
import dev.densescope.ui.Messages;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The context menu of a chart: its table, if it has a frame, and everything that {@link ChartExport} does. */
final class ChartMenu extends ContextMenu {
    private static final int[] SCALES = {1, 2, 4};

    ChartMenu(ChartExport export, CanvasChart chart) {
        frame(chart);
        add(Messages.text("chart.copyData"), ChartExport.COPY_DATA, () -> export.copyData(chart));
        add(Messages.text("chart.copyPicture"), ChartExport.COPY_PICTURE, () -> export.copyPicture(chart));
        getItems().add(new SeparatorMenuItem());
        for (int scale : SCALES) {
            KeyCombination key = scale == 2 ? ChartExport.SAVE_PICTURE : null;
            add(Messages.text("chart.savePictureAt", scale), key, () -> export.savePicture(chart, scale));
        }
        add(Messages.text("chart.saveSvg"), null, () -> export.saveSvg(chart));
    }

    private void frame(CanvasChart chart) {
        Node node = chart.getParent();
        while (node != null && !(node instanceof ChartFrame)) {
            node = node.getParent();
        }
        if (node instanceof ChartFrame frame) {
            add(Messages.text("chart.asTable"), null, frame::showTable);
            getItems().add(new SeparatorMenuItem());
        }
    }

    /** @param key shown next to the name; null for none */
    private void add(String name, KeyCombination key, Runnable action) {
        MenuItem item = new MenuItem(name);
        if (key != null) {
            item.setAccelerator(KeyNames.named(key));
        }
        item.setOnAction(event -> action.run());
        getItems().add(item);
    }
}
