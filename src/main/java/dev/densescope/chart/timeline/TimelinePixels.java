package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import java.util.List;

/**
 * The visible part of a memory timeline, reduced to pixel columns, whatever it is drawn on. Used again for each frame.
 * Confined to one thread.
 */
public final class TimelinePixels {
    private final PixelColumns measured = new PixelColumns();
    private final PixelColumns predicted = new PixelColumns();
    private TimelineView view;

    /** @param columns width of the plot in pixels */
    public void show(TimelineView shown, int columns) {
        view = shown;
        predicted.show(shown.content().predictedTotals(), shown.bounds(), shown.visible(), columns);
        measured.show(shown.content().measuredTotals(), predicted);
    }

    /** Number of columns. */
    public int count() {
        return predicted.count();
    }

    /** The measured operations. */
    public PixelColumns measured() {
        return measured;
    }

    /** All operations. */
    public PixelColumns predicted() {
        return predicted;
    }

    /** The index of the phase of a column in {@link TimelineOutline#phases}; -1 outside of the step. */
    public int phase(int column) {
        int operation = predicted.last(column);
        List<PhaseSpan> phases = view.content().outline().phases();
        for (int i = 0; i < phases.size() && operation >= 0; i++) {
            if (operation < phases.get(i).toOperation()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an operation of a column recomputes. */
    public boolean recomputes(int column) {
        return predicted.first(column) >= 0
                && view.content().outline().recomputations().any(predicted.first(column), predicted.last(column));
    }

    /** The phase with an index. */
    public Phase phaseAt(int index) {
        return view.content().outline().phases().get(index).phase();
    }
}
