package dev.densescope.ui.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.TimelineView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Handles mouse and keys of the memory timeline. */
final class TimelineInput {
    private static final double ZOOM_STEP = 0.8;
    private static final double PAN_STEP = 0.15;
    private static final double DRAG_STARTS_PIXELS = 4;

    private final MemoryTimeline chart;
    private final TimelineView view;
    private double pressedX;
    private double draggedX;
    private boolean dragging;

    TimelineInput(MemoryTimeline chart, TimelineView view) {
        this.chart = chart;
        this.view = view;
    }

    void install() {
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        chart.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void hover(MouseEvent event) {
        PlotArea plot = chart.plot();
        if (!plot.contains(event.getX(), event.getY())) {
            leave();
            return;
        }
        double from = plot.valueAt(view.visible(), Math.floor(event.getX()));
        double to = plot.valueAt(view.visible(), Math.floor(event.getX()) + 1);
        view.placeCursor(view.highestBetween(from, to));
        chart.cursorMoved();
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

    private void click(MouseEvent event) {
        if (!dragging && chart.plot().contains(event.getX(), event.getY())) {
            view.cursorLayer().ifPresent(chart.selectedLayerProperty()::set);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 && event.getDeltaX() == 0) {
            return;
        }
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            view.pan(-(event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0))
                    / chart.plot().width());
        } else {
            double fixed = chart.plot().valueAt(view.visible(), event.getX());
            view.zoom(event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, fixed);
        }
        chart.cursorMoved();
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (act(event.getCode())) {
            chart.cursorMoved();
            event.consume();
        }
    }

    private boolean act(KeyCode key) {
        switch (key) {
            case LEFT, COMMA -> view.moveCursor(-1);
            case RIGHT, PERIOD -> view.moveCursor(1);
            case HOME -> moveTo(0);
            case END -> moveTo(view.bounds().operations() - 1);
            case P -> moveTo(view.peakOperation());
            case W -> view.zoom(ZOOM_STEP);
            case S -> view.zoom(1 / ZOOM_STEP);
            case A -> view.pan(-PAN_STEP);
            case D -> view.pan(PAN_STEP);
            case F -> view.fit();
            case ENTER -> view.cursorLayer().ifPresent(chart.selectedLayerProperty()::set);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moveTo(int operation) {
        view.placeCursor(operation);
        view.moveCursor(0);
    }
}
