package dev.densescope.ui.design;

import dev.densescope.ui.Messages;
import dev.densescope.ui.design.drag.DraggedBlock;
import dev.densescope.ui.design.model.BlockTemplate;
import dev.densescope.ui.design.model.DesignViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Blocks to drag into the structure or the picture; pressed, a block is inserted after the selection. */
final class BlocksPalette extends FlowPane {
    BlocksPalette(DesignViewModel model) {
        super(4, 4);
        setId("blocks-palette");
        getStyleClass().add("blocks-palette");
        for (BlockTemplate template : BlockTemplate.all()) {
            Button button = new Button(name(template));
            button.getStyleClass().add("block-chip");
            button.setId("block-" + template.layers() + (template.bottleneck() ? "" : "-plain"));
            button.setTooltip(new Tooltip(tip(template)));
            button.setAccessibleText(button.getTooltip().getText());
            button.setOnAction(event -> model.insertBlock(template));
            button.setOnDragDetected(event -> {
                new DraggedBlock.New(template).startFrom(button);
                event.consume();
            });
            getChildren().add(button);
        }
    }

    private static String name(BlockTemplate template) {
        String layers = String.valueOf(template.layers());
        return template.bottleneck() ? layers : Messages.text("design.palette.plain", layers);
    }

    private static String tip(BlockTemplate template) {
        return template.bottleneck()
                ? Messages.text("design.palette.bottleneck.tip", template.layers())
                : Messages.text("design.palette.plain.tip", template.layers());
    }
}
