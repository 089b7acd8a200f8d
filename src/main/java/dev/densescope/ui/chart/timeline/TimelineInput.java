package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.RecomputeIndex;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.ui.chart.ZoomInput;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Handles mouse and keys of the memory timeline. */
final class TimelineInput extends ZoomInput {
    private final MemoryTimelineChart chart;
    private final TimelineView view;

    TimelineInput(MemoryTimelineChart chart, TimelineView view) {
        super(view);
        this.chart = chart;
        this.view = view;
    }

    void install() {
        install(chart);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    @Override
    protected PlotArea plot() {
        return chart.plot();
    }

    @Override
    protected void moved() {
        chart.changed();
    }

    @Override
    protected void hover(MouseEvent event) {
        double from = plot().valueAt(view.visible(), Math.floor(event.getX()));
        double to = plot().valueAt(view.visible(), Math.floor(event.getX()) + 1);
        view.placeCursor(view.highestBetween(from, to));
    }

    /** In the lane of recomputation the cursor is at the operation that recomputes. */
    @Override
    protected boolean hoverOutside(MouseEvent event) {
        double below = event.getY() - plot().bottom();
        boolean inLane = below >= LanePainter.GAP && below <= LanePainter.RECOMPUTE_TOP + LanePainter.RECOMPUTE + 1;
        if (!inLane || event.getX() < plot().left() || event.getX() >= plot().right()) {
            return false;
        }
        double from = plot().valueAt(view.visible(), Math.floor(event.getX()));
        double to = plot().valueAt(view.visible(), Math.floor(event.getX()) + 1);
        int first = view.bounds().operationAt(from);
        int last = Math.max(first, view.bounds().operationAt(to));
        RecomputeIndex recomputations = view.content().outline().recomputations();
        view.placeCursor(recomputations.any(first, last) ? recomputations.first(first, last) : first);
        return true;
    }

    private void click(MouseEvent event) {
        if (!wasDragged() && plot().contains(event.getX(), event.getY())) {
            selectLayer();
        }
    }

    @Override
    protected boolean scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 && event.getDeltaX() == 0) {
            return false;
        }
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            pan(-(event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0)));
        } else {
            zoomAround(event);
        }
        return true;
    }

    @Override
    protected boolean act(KeyCode key) {
        switch (key) {
            case HOME -> moveTo(0);
            case END -> moveTo(view.bounds().operations() - 1);
            case P -> moveTo(view.peakOperation());
            case ENTER -> selectLayer();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void selectLayer() {
        view.cursorLayer().ifPresent(chart.selectedLayerProperty()::set);
    }

    private void moveTo(int operation) {
        view.placeCursor(operation);
        view.moveCursor(0);
    }
}
