package dev.densescope.ui.design.picture;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.design.model.DesignViewModel;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the picture: arrows, Page Up and Down, Home and End select; plus, minus and 0 zoom; Insert and Delete
 * change blocks. FX thread only.
 */
final class PictureKeys {
    private final NetworkPicture picture;
    private final DesignViewModel model;

    PictureKeys(NetworkPicture picture, DesignViewModel model) {
        this.picture = picture;
        this.model = model;
    }

    void press(KeyEvent event) {
        if (!event.isAltDown() && (zooms(event) || (!event.isShortcutDown() && (travels(event) || edits(event))))) {
            event.consume();
        }
    }

    /**
     * Handles the zoom keys, with and without Ctrl, so that plus works on keyboards that have it above the equals sign.
     */
    private boolean zooms(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> picture.zoom(true);
            case MINUS, SUBTRACT -> picture.zoom(false);
            case DIGIT0, NUMPAD0 -> picture.fit();
            case F -> {
                if (event.isShortcutDown()) {
                    return false;
                }
                picture.fit();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean travels(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> model.travel(1);
            case LEFT -> model.travel(-1);
            case DOWN, PAGE_DOWN -> model.travelBlocks(1);
            case UP, PAGE_UP -> model.travelBlocks(-1);
            case HOME -> model.travelToEnd(-1);
            case END -> model.travelToEnd(1);
            case ESCAPE -> model.select(LayerPath.NETWORK);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean edits(KeyEvent event) {
        switch (event.getCode()) {
            case INSERT -> model.insertCopy();
            case DELETE -> model.removeBlock();
            default -> {
                return false;
            }
        }
        return true;
    }
}
