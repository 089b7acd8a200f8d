package dev.densescope.ui.run.table;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A table with a heading, shown instead of the layer chart. */
final class TablePane extends VBox {
    private final HBox header = new HBox();
    private final Label subtitle = new Label();

    TablePane(String titleText, String subtitleText, Region table) {
        Label title = new Label(titleText);
        title.getStyleClass().add("strong");
        subtitle.setText(subtitleText);
        subtitle.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header.getStyleClass().add("event-header");
        header.getChildren().addAll(title, subtitle, space);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("event-pane");
        getChildren().addAll(header, table);
    }

    /** The text next to the title. */
    Label subtitle() {
        return subtitle;
    }

    void addTool(Node tool) {
        header.getChildren().add(tool);
    }
}
