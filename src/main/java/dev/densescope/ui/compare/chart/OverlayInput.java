package dev.densescope.ui.compare.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.overlay.OverlayView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Handles mouse and keys of the overlay, as the memory timeline does. */
final class OverlayInput {
    private static final double ZOOM_STEP = 0.8;
    private static final double PAN_STEP = 0.15;
    private static final double DRAG_STARTS_PIXELS = 4;

    private final OverlayCanvas chart;
    private final OverlayView view;
    private double draggedX;
    private double pressedX;
    private boolean dragging;

    OverlayInput(OverlayCanvas chart, OverlayView view) {
        this.chart = chart;
        this.view = view;
    }

    void install() {
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void hover(MouseEvent event) {
        PlotArea plot = chart.plot();
        if (plot.contains(event.getX(), event.getY())) {
            view.placeCursor(plot.valueAt(view.visible(), event.getX()));
            chart.cursorMoved();
        } else {
            leave();
        }
    }

    private void leave() {
        view.clearCursor();
        chart.cursorMoved();
    }

    private void press(MouseEvent event) {
        pressedX = event.getX();
        draggedX = event.getX();
        dragging = false;
    }

    private void drag(MouseEvent event) {
        dragging |= Math.abs(event.getX() - pressedX) > DRAG_STARTS_PIXELS;
        if (dragging) {
            view.pan((draggedX - event.getX()) / chart.plot().width());
            draggedX = event.getX();
            chart.cursorMoved();
        }
    }

    /** Zooms with the shortcut key, since the screen scrolls; pans with Shift while zoomed. */
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            double fixed = chart.plot().valueAt(view.visible(), event.getX());
            view.zoom(event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, fixed);
        } else if (view.isZoomed() && (event.isShiftDown() || event.getDeltaX() != 0)) {
            double pixels = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            view.pan(-pixels / chart.plot().width());
        } else {
            return;
        }
        chart.cursorMoved();
        event.consume();
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown() && act(event.getCode())) {
            chart.cursorMoved();
            event.consume();
        }
    }

    private boolean act(KeyCode key) {
        switch (key) {
            case LEFT, COMMA -> view.moveCursor(-1);
            case RIGHT, PERIOD -> view.moveCursor(1);
            case HOME -> view.placeCursor(0);
            case END -> view.placeCursor(view.whole().to());
            case P -> view.placeAtPeak();
            case W -> view.zoom(ZOOM_STEP);
            case S -> view.zoom(1 / ZOOM_STEP);
            case A -> view.pan(-PAN_STEP);
            case D -> view.pan(PAN_STEP);
            case F -> view.fit();
            default -> {
                return false;
            }
        }
        return true;
    }
}
