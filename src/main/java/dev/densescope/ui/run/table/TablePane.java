package dev.densescope.ui.run.table;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A table with a heading, shown instead of the layer chart: room for the tabs, a text, and tools on the right. */
class TablePane extends VBox {
    private final HBox header = new HBox();
    private final Label subtitle = new Label();
    private final Tooltip whole = new Tooltip();

    TablePane(String subtitleText, Region... content) {
        subtitle.getStyleClass().add("muted");
        subtitle.setMinWidth(0);
        subtitle.setTextOverrun(OverrunStyle.ELLIPSIS);
        subtitle.setTooltip(whole);
        say(subtitleText);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header.getStyleClass().add("event-header");
        header.getChildren().addAll(subtitle, space);
        VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
        getStyleClass().add("event-pane");
        getChildren().add(header);
        getChildren().addAll(content);
    }

    /** The text next to the tabs. */
    Label subtitle() {
        return subtitle;
    }

    /** Sets the text next to the tabs, which is also the tooltip where it is cut. */
    final void say(String text) {
        if (!text.equals(subtitle.getText())) {
            subtitle.setText(text);
            whole.setText(text);
        }
    }

    /** Puts the tabs in front of the text. */
    void lead(Node tabs) {
        header.getChildren().add(0, tabs);
    }

    final void addTool(Region tool) {
        tool.setMinWidth(USE_PREF_SIZE);
        header.getChildren().add(tool);
    }
}
