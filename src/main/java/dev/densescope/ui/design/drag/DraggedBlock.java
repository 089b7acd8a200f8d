package dev.densescope.ui.design.drag;

import dev.densescope.ui.design.model.BlockTemplate;
import dev.densescope.ui.design.model.DesignViewModel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** What is dragged: a block of the design, or one of the palette. */
public sealed interface DraggedBlock {
    /** Block {@code number} of the design, counted from 1. */
    record Existing(int number) implements DraggedBlock {
        @Override
        public String text() {
            return "block " + number;
        }

        @Override
        public void dropBefore(int block, DesignViewModel model) {
            model.moveBlock(number, block > number ? block - 1 : block);
        }
    }

    /** A new block. */
    record New(BlockTemplate template) implements DraggedBlock {
        @Override
        public String text() {
            return "new " + template.layers() + (template.bottleneck() ? " bottleneck" : " plain");
        }

        @Override
        public void dropBefore(int block, DesignViewModel model) {
            model.insertBlock(template, block);
        }
    }

    /** The text on the dragboard. */
    String text();

    /** Puts the block before another one, counted from 1; one more than there are blocks puts it at the end. */
    void dropBefore(int block, DesignViewModel model);

    /** Starts dragging from a node, in its handler of a detected drag. */
    default void startFrom(Node node) {
        ClipboardContent content = new ClipboardContent();
        content.put(Board.FORMAT, text());
        node.startDragAndDrop(TransferMode.MOVE).setContent(content);
    }

    /** The block on a dragboard; empty if something else is dragged. */
    static Optional<DraggedBlock> on(Dragboard board) {
        return board.getContent(Board.FORMAT) instanceof String text ? Board.parse(text) : Optional.empty();
    }

    /** The format on the dragboard. */
    final class Board {
        private static final String MIME_TYPE = "application/x-densescope-block";
        private static final DataFormat FORMAT =
                Optional.ofNullable(DataFormat.lookupMimeType(MIME_TYPE)).orElseGet(() -> new DataFormat(MIME_TYPE));
        private static final Pattern EXISTING = Pattern.compile("block ([1-9]\\d{0,2})");
        private static final Pattern NEW = Pattern.compile("new ([1-9]\\d{0,2}) (bottleneck|plain)");

        private Board() {}

        static Optional<DraggedBlock> parse(String text) {
            Matcher existing = EXISTING.matcher(text);
            if (existing.matches()) {
                return Optional.of(new Existing(Integer.parseInt(existing.group(1))));
            }
            Matcher template = NEW.matcher(text);
            return template.matches()
                    ? Optional.of(new New(new BlockTemplate(
                            Integer.parseInt(template.group(1)),
                            template.group(2).equals("bottleneck"))))
                    : Optional.empty();
        }
    }
}
