package dev.densescope.chart.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepColumnsTest {
    @Test
    void fewerStepsThanPixelsAreAColumnEach() {
        StepValues values = SampleSteps.from(5, 4, step -> step);
        StepColumns columns = StepColumns.of(values, new StepRange(5, 10), 100);
        assertTrue(columns.isExact());
        assertEquals(6, columns.count());
        for (int i = 0; i < 4; i++) {
            assertEquals(5 + i, columns.mean(i));
            assertEquals(5 + i, columns.smallest(i));
            assertEquals(i / 5.0, columns.fraction(i), 1e-9);
        }
        assertTrue(columns.isEmpty(4) && columns.isEmpty(5), "these steps are to come");
    }

    @Test
    void ofManyStepsNoExtremeIsLostAndTheMeanIsBetween() {
        StepValues values = SampleSteps.from(1, 234_000, step -> step == 100_000 ? 99 : step % 2);
        StepColumns columns = StepColumns.of(values, StepRange.of(values), 110);
        assertFalse(columns.isExact());
        assertEquals(110, columns.count());
        assertEquals(99, columns.extremes().max().orElseThrow());
        assertEquals(0, columns.extremes().min().orElseThrow());
        for (int i = 0; i < 110; i++) {
            assertEquals(0.5, columns.mean(i), 0.1);
        }
    }

    @Test
    void nonFiniteValuesLeaveAGap() {
        StepValues values = SampleSteps.from(1, 3, step -> step == 2 ? Double.NaN : 1);
        StepColumns columns = StepColumns.of(values, StepRange.of(values), 100);
        assertTrue(columns.isEmpty(1));
        assertFalse(columns.isEmpty(0) || columns.isEmpty(2));
    }
}
