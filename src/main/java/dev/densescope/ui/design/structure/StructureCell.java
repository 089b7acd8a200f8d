package dev.densescope.ui.design.structure;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.design.model.DesignViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A row of the structure tree: its label and its main property. Blocks can be reordered by dragging. */
final class StructureCell extends TreeCell<StructureNode> {
    private static final String PREFIX = "densescope-block ";

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
                ClipboardContent content = new ClipboardContent();
                content.put(DataFormat.PLAIN_TEXT, PREFIX + block());
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                event.consume();
            }
        });
        setOnDragOver(this::dragOver);
        setOnDragExited(event -> getStyleClass().remove("drop-target"));
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
        if (block() > 0 && draggedBlock(event.getDragboard()) > 0) {
            event.acceptTransferModes(TransferMode.MOVE);
            if (!getStyleClass().contains("drop-target")) {
                getStyleClass().add("drop-target");
            }
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        int dragged = draggedBlock(event.getDragboard());
        if (block() > 0 && dragged > 0) {
            model.moveBlock(dragged, block());
            event.setDropCompleted(true);
            event.consume();
        }
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

    private static int draggedBlock(Dragboard board) {
        String text = board.hasString() ? board.getString() : "";
        return text.matches(PREFIX + "\\d{1,3}") ? Integer.parseInt(text.substring(PREFIX.length())) : 0;
    }
}
