package dev.densescope.chart.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AxisRangeTest {
    private static final AxisRange WHOLE = new AxisRange(0, 100);

    @Test
    void zoomingKeepsTheFixedPointInPlace() {
        AxisRange zoomed = WHOLE.zoomed(0.5, 20);
        assertEquals(new AxisRange(10, 60), zoomed);
        assertEquals(WHOLE.fractionOf(20), zoomed.fractionOf(20), 1e-12);
    }

    @Test
    void panningEndsAtTheBounds() {
        assertEquals(new AxisRange(80, 100), new AxisRange(70, 90).panned(2).inside(WHOLE, 1));
        assertEquals(new AxisRange(0, 20), new AxisRange(10, 30).panned(-3).inside(WHOLE, 1));
    }

    @Test
    void aRangeIsNeitherLongerThanItsBoundsNorShorterThanTheLeast() {
        assertEquals(WHOLE, new AxisRange(-50, 500).inside(WHOLE, 1));
        assertEquals(new AxisRange(49, 51), new AxisRange(49.9, 50.1).inside(WHOLE, 2));
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AxisRange(3, 3));
    }
}
