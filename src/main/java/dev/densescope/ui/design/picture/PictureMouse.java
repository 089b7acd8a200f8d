package dev.densescope.ui.design.picture;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.chart.ChartReadout;
import dev.densescope.ui.design.drag.DraggedBlock;
import dev.densescope.ui.design.model.DesignViewModel;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Cursor;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.input.ZoomEvent;

/**
 * The mouse on the picture: a click selects; the wheel zooms, and pans with Shift or sideways; pinching zooms; dragging
 * pans; dragging a block's name moves the block. FX thread only.
 */
final class PictureMouse {
    private static final double WHEEL_STEP = 1.15;
    private static final double DRAG_THRESHOLD = 4;

    private final NetworkPicture picture;
    private final DesignViewModel model;
    private final ChartReadout readout;
    private double dragX;
    private boolean panning;
    private boolean onCaption;
    /** Whether the press began to drag a block; after Escape, the button is released here and selects nothing. */
    private boolean draggingBlock;

    PictureMouse(NetworkPicture picture, DesignViewModel model, ChartReadout readout) {
        this.picture = picture;
        this.model = model;
        this.readout = readout;
    }

    void install() {
        picture.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        picture.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        picture.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        picture.addEventHandler(MouseEvent.DRAG_DETECTED, this::dragBlock);
        picture.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        picture.addEventHandler(ZoomEvent.ZOOM, event -> {
            picture.zoom(event.getZoomFactor(), event.getX() - picture.plot().left());
            event.consume();
        });
        picture.addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
        picture.addEventHandler(DragEvent.DRAG_EXITED, event -> picture.showDrop(OptionalInt.empty()));
        picture.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
    }

    private Optional<LayerPath> layerAt(MouseEvent event) {
        return picture.shown().layerAt(picture.positionOf(event.getX()));
    }

    private Optional<PictureLayout.Span> blockAt(MouseEvent event) {
        return picture.shown().spanAt(picture.positionOf(event.getX()));
    }

    private boolean isOnCaption(MouseEvent event) {
        return event.getY() > picture.plot().bottom();
    }

    private void hover(MouseEvent event) {
        Optional<PictureLayout.Span> block = isOnCaption(event) ? blockAt(event) : Optional.empty();
        Optional<LayerPath> layer = block.isPresent() ? Optional.empty() : layerAt(event);
        picture.hover(layer);
        picture.setCursor(block.isPresent() ? Cursor.OPEN_HAND : layer.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        PictureReadout shown = new PictureReadout(readout, model.view());
        block.ifPresentOrElse(
                span -> shown.showBlock(span, event.getX(), event.getY()),
                () -> layer.ifPresentOrElse(path -> shown.showLayer(path, event.getX(), event.getY()), readout::hide));
    }

    private void leave() {
        picture.hover(Optional.empty());
        readout.hide();
    }

    private void press(MouseEvent event) {
        dragX = event.getX();
        panning = false;
        draggingBlock = false;
        onCaption = isOnCaption(event) && blockAt(event).isPresent();
    }

    private void drag(MouseEvent event) {
        double distance = dragX - event.getX();
        boolean pans = event.isPrimaryButtonDown() || event.isMiddleButtonDown();
        if (pans
                && (panning
                        || (!onCaption
                                && Math.abs(distance) > DRAG_THRESHOLD
                                && picture.zoomedProperty().get()))) {
            panning = true;
            picture.setCursor(Cursor.CLOSED_HAND);
            picture.pan(distance);
            dragX = event.getX();
            readout.hide();
        }
    }

    private void release(MouseEvent event) {
        boolean wasPanning = panning;
        panning = false;
        if (!wasPanning && !draggingBlock && event.getButton() == MouseButton.PRIMARY) {
            Optional<LayerPath> block =
                    isOnCaption(event) ? blockAt(event).map(PictureLayout.Span::path) : Optional.empty();
            model.select(block.or(() -> layerAt(event)).orElse(LayerPath.NETWORK));
        }
    }

    private void dragBlock(MouseEvent event) {
        if (onCaption && event.isPrimaryButtonDown()) {
            blockAt(event).ifPresent(span -> {
                draggingBlock = true;
                DraggedBlock.of(span.block().number(), model).startFrom(picture);
                readout.hide();
            });
            event.consume();
        }
    }

    private void dragOver(DragEvent event) {
        if (DraggedBlock.in(event).isPresent()) {
            event.acceptTransferModes(TransferMode.MOVE);
            picture.showDrop(OptionalInt.of(place(event)));
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        DraggedBlock.in(event).ifPresent(block -> {
            picture.showDrop(OptionalInt.empty());
            block.dropBefore(place(event), model);
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private int place(DragEvent event) {
        return picture.shown().blockAfter(picture.positionOf(event.getX()));
    }

    private void scroll(ScrollEvent event) {
        boolean sideways = event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (sideways) {
            picture.pan(-delta);
        } else if (delta != 0) {
            picture.zoom(
                    delta > 0 ? WHEEL_STEP : 1 / WHEEL_STEP,
                    event.getX() - picture.plot().left());
        }
        event.consume();
    }
}
