package dev.densescope.ui.design.drag;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.ui.design.model.BlockTemplate;
import dev.densescope.ui.design.model.DesignViewModel;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** What is dragged: a block of the design, one of another window, or one of the palette. */
public sealed interface DraggedBlock {
    /** Block {@code number} of the design, counted from 1. */
    record Existing(int number, DenseBlockSpec block) implements DraggedBlock {
        @Override
        public void dropBefore(int place, DesignViewModel model) {
            model.moveBlock(number, place > number ? place - 1 : place);
        }
    }

    /** A block of the design in another window: it stays there, and this design gets one like it. */
    record Foreign(DenseBlockSpec block) implements DraggedBlock {
        @Override
        public void dropBefore(int place, DesignViewModel model) {
            model.insertBlock(block, place);
        }
    }

    /** A new block. */
    record New(BlockTemplate template) implements DraggedBlock {
        @Override
        public void dropBefore(int place, DesignViewModel model) {
            model.insertBlock(template, place);
        }
    }

    /** Puts the block before another one, counted from 1; one more than there are blocks puts it at the end. */
    void dropBefore(int place, DesignViewModel model);

    /** Block {@code number} of a design, counted from 1. */
    static DraggedBlock of(int number, DesignViewModel model) {
        return new Existing(number, model.document().spec().blocks().get(number - 1));
    }

    /** Starts dragging from a node, in its handler of a detected drag. */
    default void startFrom(Node node) {
        ClipboardContent content = new ClipboardContent();
        content.put(BlockText.FORMAT, BlockText.of(this));
        node.startDragAndDrop(TransferMode.MOVE).setContent(content);
    }

    /** The block that is dragged; empty if it is something else. */
    static Optional<DraggedBlock> in(DragEvent event) {
        boolean ofThisWindow = event.getGestureSource() != null;
        return event.getDragboard().getContent(BlockText.FORMAT) instanceof String text
                ? BlockText.parse(text, ofThisWindow)
                : Optional.empty();
    }
}
