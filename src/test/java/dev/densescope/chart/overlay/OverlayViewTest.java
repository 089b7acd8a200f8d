package dev.densescope.chart.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.timeline.OperationBounds;
import dev.densescope.chart.timeline.PixelRuns;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverlayViewTest {
    private final OverlayLine steep = new OverlayLine(OperationBounds.at(0, 2, 3, 6), 10, 40, 20);
    private final OverlayLine gapped = new OverlayLine(OperationBounds.numbered(4), 5, OverlayLine.GAP, 7, 6);

    @Test
    void aLineHasTheValueOfThePointAtAPosition() {
        assertEquals(OptionalLong.of(10), steep.valueAt(1.9));
        assertEquals(OptionalLong.of(40), steep.valueAt(2));
        assertEquals(OptionalLong.of(20), steep.valueAt(6));
        assertEquals(OptionalLong.empty(), steep.valueAt(6.1));
        assertEquals(OptionalLong.empty(), gapped.valueAt(1.5));
        assertEquals(OptionalLong.empty(), OverlayLine.NONE.valueAt(0));
        assertEquals(40, steep.peakBytes());
        assertEquals(0, OverlayLine.NONE.peakBytes());
    }

    @Test
    void noPeakIsLostInPixels() {
        List<PixelRuns.Run> runs = steep.runs(new AxisRange(0, 6), 2);
        assertEquals(1, runs.get(0).highest());
    }

    @Test
    void boundsMustAscendAndFitTheValues() {
        assertThrows(IllegalArgumentException.class, () -> OperationBounds.at(0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new OverlayLine(OperationBounds.at(0, 1), 1, 2));
    }

    @Test
    void theViewHoldsAllLinesAndItsCursorStartsAtThePeakOfTheFirst() {
        OverlayView view = new OverlayView();
        assertTrue(view.whole().length() > 0);
        view.moveCursor(1);
        assertEquals(OptionalDouble.empty(), view.cursor());
        view.show(List.of(OverlayLine.NONE, steep, gapped), false);
        assertEquals(new AxisRange(0, 6), view.visible());
        assertEquals(40, view.peakBytes());
        view.moveCursor(1);
        assertEquals(OptionalDouble.of(2), view.cursor());
        view.placeCursor(99);
        assertEquals(OptionalDouble.of(6), view.cursor());
    }

    @Test
    void wholePositionsAreVisitedOneByOneAndKeptInSight() {
        OverlayView view = new OverlayView();
        long[] values = new long[100];
        view.show(List.of(new OverlayLine(OperationBounds.numbered(100), values)), true);
        view.placeCursor(3.7);
        assertEquals(OptionalDouble.of(3), view.cursor());
        view.zoom(0.1);
        assertTrue(view.isZoomed());
        view.moveCursor(50);
        assertEquals(OptionalDouble.of(53), view.cursor());
        assertTrue(view.visible().contains(53));
        view.placeCursor(1000);
        assertEquals(OptionalDouble.of(99), view.cursor());
        view.fit();
        assertFalse(view.isZoomed());
    }
}
