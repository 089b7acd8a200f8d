package dev.densescope.ui.design.structure;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.design.drag.DraggedBlock;
import dev.densescope.ui.design.model.DesignViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A row of the structure tree: its label and its main property. Blocks can be reordered by dragging. */
final class StructureCell extends TreeCell<StructureNode> {
    private static final String DROP_BEFORE = "drop-before";
    private static final String DROP_AFTER = "drop-after";

    private final DesignViewModel model;
    private final Label label = new Label();
    private final Label detail = new Label();
    private final HBox line;

    StructureCell(DesignViewModel model) {
        this.model = model;
        detail.getStyleClass().add("label-small");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(8, label, gap, detail);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setOnDragDetected(event -> {
            if (block() > 0) {
                DraggedBlock.of(block(), model).startFrom(this);
                event.consume();
            }
        });
        setOnDragOver(this::dragOver);
        setOnDragExited(event -> getStyleClass().removeAll(DROP_BEFORE, DROP_AFTER));
        setOnDragDropped(this::drop);
    }

    @Override
    protected void updateItem(StructureNode node, boolean empty) {
        super.updateItem(node, empty);
        if (empty || node == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            label.setText(node.label());
            detail.setText(node.detail());
            setAccessibleText(node.label() + ", " + node.detail());
            setGraphic(line);
        }
    }

    private void dragOver(DragEvent event) {
        if (getItem() != null && DraggedBlock.in(event).isPresent()) {
            event.acceptTransferModes(TransferMode.MOVE);
            getStyleClass().removeAll(DROP_BEFORE, DROP_AFTER);
            getStyleClass().add(isBefore(event) ? DROP_BEFORE : DROP_AFTER);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        DraggedBlock.in(event).ifPresent(dragged -> {
            dragged.dropBefore(isBefore(event) ? blockHere() : blockHere() + 1, model);
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /** Whether the pointer is in the half of the row that stands for the space before its block. */
    private boolean isBefore(DragEvent event) {
        LayerPath place = getItem().path();
        return switch (place.kind()) {
            case HEAD -> true;
            case STEM, TRANSITION -> false;
            default -> event.getY() < getHeight() / 2;
        };
    }

    /** The block of this row, or the one before it: 0 for the stem, one more than there are blocks for the head. */
    private int blockHere() {
        LayerPath place = getItem().path();
        return place.kind() == LayerPath.Kind.HEAD
                ? model.document().spec().blocks().size() + 1
                : place.block();
    }

    /** The block number of this row; 0 for other rows. */
    private int block() {
        StructureNode node = getItem();
        if (node == null) {
            return 0;
        }
        LayerPath place = node.path().within(model.document().spec());
        return place.kind() == LayerPath.Kind.BLOCK ? place.block() : 0;
    }
}
