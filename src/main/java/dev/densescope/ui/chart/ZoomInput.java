package dev.densescope.ui.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.ZoomedView;
import javafx.scene.Node;
import javafx.scene.input.GestureEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Mouse, gestures and keys of a chart with a {@link ZoomedView}: dragging pans; pinching, W and S zoom, A and D pan, F shows all. */
public abstract class ZoomInput {
    private static final double ZOOM_STEP = 0.8;
    /** What JavaFX scrolls for a notch. */
    private static final double NOTCH_PIXELS = 40;

    private static final double PAN_STEP = 0.15;
    private static final double DRAG_STARTS_PIXELS = 4;

    private final ZoomedView view;
    private double pressedX;
    private double draggedX;
    private boolean dragging;

    protected ZoomInput(ZoomedView view) {
        this.view = view;
    }

    /** The area of the chart in which values are drawn. */
    protected abstract PlotArea plot();

    /** Places the cursor under the mouse, which is in the plot. */
    protected abstract void hover(MouseEvent event);

    /** Places the cursor for the mouse outside of the plot; false if it has no place there. */
    protected boolean hoverOutside(MouseEvent event) {
        return false;
    }

    /** Pans or zooms; false if the event is for another node. */
    protected abstract boolean scroll(ScrollEvent event);

    /** Acts on a key other than those for zoom, and the arrows; false if the chart does not use it. */
    protected abstract boolean act(KeyCode key);

    /** The cursor or the visible range has changed. */
    protected abstract void moved();

    /** Listens to the events of the chart. */
    public final void install(Node chart) {
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (scroll(event)) {
                moved();
                event.consume();
            }
        });
        chart.addEventHandler(ZoomEvent.ZOOM, event -> {
            view.zoom(1 / event.getZoomFactor(), valueAt(event));
            moved();
            event.consume();
        });
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Whether the mouse was dragged since it was pressed. */
    protected final boolean wasDragged() {
        return dragging;
    }

    /** Zooms around the mouse: by a step for a notch of its wheel, by less for each of the many events of a touchpad. */
    protected final void zoomAround(ScrollEvent event) {
        double notches = Math.max(-1, Math.min(1, event.getDeltaY() / NOTCH_PIXELS));
        view.zoom(Math.pow(ZOOM_STEP, notches), valueAt(event));
    }

    private double valueAt(GestureEvent event) {
        return plot().valueAt(view.visible(), event.getX());
    }

    /** Pans by a distance in pixels. */
    protected final void pan(double pixels) {
        view.pan(pixels / plot().width());
    }

    private void move(MouseEvent event) {
        if (plot().contains(event.getX(), event.getY())) {
            hover(event);
            moved();
        } else if (hoverOutside(event)) {
            moved();
        } else {
            leave();
        }
    }

    private void leave() {
        view.clearCursor();
        moved();
    }

    private void press(MouseEvent event) {
        pressedX = event.getX();
        draggedX = event.getX();
        dragging = false;
    }

    private void drag(MouseEvent event) {
        dragging |= Math.abs(event.getX() - pressedX) > DRAG_STARTS_PIXELS;
        if (dragging) {
            pan(draggedX - event.getX());
            draggedX = event.getX();
            moved();
        }
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isAltDown() && (zooms(event.getCode()) || act(event.getCode()))) {
            moved();
            event.consume();
        }
    }

    /** Zooms, pans, moves the cursor or removes it; false if the key does neither. */
    public final boolean zooms(KeyCode key) {
        switch (key) {
            case LEFT, COMMA -> view.moveCursor(-1);
            case RIGHT, PERIOD -> view.moveCursor(1);
            case W -> view.zoom(ZOOM_STEP);
            case S -> view.zoom(1 / ZOOM_STEP);
            case A -> view.pan(-PAN_STEP);
            case D -> view.pan(PAN_STEP);
            case F -> view.fit();
            case ESCAPE -> view.clearCursor();
            default -> {
                return false;
            }
        }
        return true;
    }
}
