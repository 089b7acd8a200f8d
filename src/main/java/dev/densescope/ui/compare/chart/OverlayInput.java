package dev.densescope.ui.compare.chart;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.overlay.OverlayView;
import dev.densescope.ui.chart.ZoomInput;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Handles mouse and keys of the overlay. */
final class OverlayInput extends ZoomInput {
    private final OverlayCanvas chart;
    private final OverlayView view;

    OverlayInput(OverlayCanvas chart, OverlayView view) {
        super(view);
        this.chart = chart;
        this.view = view;
    }

    @Override
    protected PlotArea plot() {
        return chart.plot();
    }

    @Override
    protected void moved() {
        chart.cursorMoved();
    }

    @Override
    protected void hover(MouseEvent event) {
        view.placeCursor(plot().valueAt(view.visible(), event.getX()));
    }

    /** Zooms with the shortcut key, since the screen scrolls; pans with Shift while zoomed. */
    @Override
    protected boolean scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoomAround(event);
            return true;
        }
        if (view.isZoomed() && (event.isShiftDown() || event.getDeltaX() != 0)) {
            pan(-(event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY()));
            return true;
        }
        return false;
    }

    @Override
    protected boolean act(KeyCode key) {
        switch (key) {
            case HOME -> view.placeCursor(0);
            case END -> view.placeCursor(view.whole().to());
            case P -> view.placeAtPeak();
            default -> {
                return false;
            }
        }
        return true;
    }
}
