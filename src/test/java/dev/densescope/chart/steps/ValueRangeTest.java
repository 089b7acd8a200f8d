package dev.densescope.chart.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueRangeTest {
    @Test
    void aSpikeAtTheStartDoesNotFlattenTheRest() {
        ValueRange range = of(1000, step -> step < 3 ? 900 : 2.3 - step / 1000.0);
        assertTrue(range.isCutAbove());
        assertEquals(900, range.largest());
        assertTrue(range.max() > 2.2 && range.max() < 3, () -> "the rest fills the axis: " + range);
        assertFalse(range.isCutBelow());
    }

    @Test
    void fewStepsHaveASpikeToo() {
        ValueRange range = of(12, step -> step == 0 ? 400 : 2 - step / 12.0);
        assertTrue(range.isCutAbove() && range.max() < 3, range::toString);
    }

    @Test
    void aFallFromTheStartIsTheCourseItselfAndIsWhole() {
        ValueRange range = of(1000, step -> 2.3 * Math.exp(-step / 150.0));
        assertEquals(2.3, range.max(), 1e-9);
        assertFalse(range.isCutAbove() || range.isCutBelow());
    }

    @Test
    void aDropToFarBelowIsLeftOutToo() {
        ValueRange range = of(200, step -> step == 77 ? -500 : 1 + step / 200.0);
        assertTrue(range.isCutBelow() && range.min() > 0.5, range::toString);
        assertEquals(-500, range.smallest());
    }

    @Test
    void anAlmostConstantSeriesIsShownCompletely() {
        ValueRange range = of(100, step -> step == 50 ? 3 : 1);
        assertEquals(1, range.min());
        assertEquals(3, range.max());
    }

    @Test
    void aSingleValueIsInTheMiddle() {
        assertEquals(new ValueRange(1, 3, 2, 2), of(1, step -> 2));
        assertEquals(new ValueRange(-1, 1, 0, 0), of(9, step -> 0));
    }

    @Test
    void nonFiniteValuesAreSkipped() {
        assertEquals(
                new ValueRange(1, 2, 1, 2), ValueRange.of(DoubleStream.of(Double.NaN, 1, 2, Double.POSITIVE_INFINITY)));
        assertEquals(new ValueRange(0, 1, 0, 1), ValueRange.of(DoubleStream.of(Double.NaN)));
    }

    @Test
    void ofLongNoisyRunsTheCourseFillsTheAxisAndTheExtremesAreCut() {
        Random random = new Random(1);
        StepValues values =
                SampleSteps.from(1, 100_000, step -> 2 - step / 100_000.0 + Math.pow(random.nextDouble(), 30) * 15);
        ValueRange range = ValueRange.of(StepColumns.of(values, StepRange.of(values), 110));
        assertTrue(range.isCutAbove() && range.largest() > 14, range::toString);
        assertTrue(range.max() < 8, range::toString);
    }

    private static ValueRange of(int count, IntToDoubleFunction value) {
        return ValueRange.of(IntStream.range(0, count).mapToDouble(value));
    }
}
