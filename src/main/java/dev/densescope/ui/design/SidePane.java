package dev.densescope.ui.design;

import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.structure.StructureTree;
import dev.densescope.ui.model.RecentDesigns;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import dev.densescope.ui.theme.IconView;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to start from, the structure of the design, and a palette of blocks. */
final class SidePane extends VBox {
    private static final double ROW_HEIGHT = 26;
    private static final int MIN_STRUCTURE_ROWS = 5;

    private final DesignViewModel model;
    private final StartPopOver start;
    private final Button startButton = new Button(Messages.text("design.start"), new IconView(Icon.CHEVRON_RIGHT));

    SidePane(DesignViewModel model, RecentDesigns recent) {
        super(4);
        this.model = model;
        start = new StartPopOver(model, recent);
        getStyleClass().addAll("panel", "panel-left", "side-pane", "side-content");
        StructureTree tree = new StructureTree(model);
        tree.setMinHeight(ROW_HEIGHT * MIN_STRUCTURE_ROWS);
        tree.setPrefHeight(ROW_HEIGHT * MIN_STRUCTURE_ROWS);
        VBox.setVgrow(tree, Priority.ALWAYS);
        buildStart();
        Label blocks = heading(Messages.text("design.palette"));
        VBox.setMargin(blocks, new Insets(8, 0, 0, 0));
        getChildren().addAll(startButton, structureHeading(), tree, blocks, new BlocksPalette(model));
    }

    /** Opens the list of presets and recent designs. */
    void start() {
        start.open(startButton);
    }

    private void buildStart() {
        startButton.setId("start-from");
        startButton.getStyleClass().add("start-button");
        startButton.setContentDisplay(ContentDisplay.RIGHT);
        startButton.setMaxWidth(Double.MAX_VALUE);
        startButton.setTooltip(new Tooltip(Messages.text("design.start.tip")));
        startButton.setOnAction(event -> start());
        VBox.setMargin(startButton, new Insets(0, 0, 4, 0));
    }

    private HBox structureHeading() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add = new IconButton(Icon.PLUS, Messages.text("design.tip.add"));
        add.setId("add-block");
        add.setOnAction(event -> model.addBlock());
        HBox line = new HBox(heading(Messages.text("design.structure")), gap, add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("heading-line");
        return line;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section");
        return label;
    }
}
