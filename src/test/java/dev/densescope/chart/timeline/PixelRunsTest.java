package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.axis.AxisRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelRunsTest {
    @Test
    void anOperationHoldsItsLevelUntilTheNextBegins() {
        List<PixelRuns.Run> runs = runs(new long[] {5, 9}, new AxisRange(0, 2), 10);
        assertEquals(List.of(new PixelRuns.Run(0, 5, 0, 0), new PixelRuns.Run(5, 10, 1, 1)), runs);
    }

    @Test
    void aPeakInACrowdedColumnIsNeverLost() {
        long[] values = new long[100_000];
        Arrays.fill(values, 10);
        values[77_777] = 1000;
        values[33_333] = 1;
        List<PixelRuns.Run> runs = runs(values, new AxisRange(0, values.length), 300);
        assertTrue(runs.stream().anyMatch(run -> run.highest() == 77_777));
        assertTrue(runs.stream().anyMatch(run -> run.lowest() == 33_333));
    }

    @Test
    void runsCoverEveryColumnOnce() {
        List<PixelRuns.Run> runs = runs(new long[] {1, 2, 3, 4, 5, 6, 7}, new AxisRange(0, 7), 5);
        double reached = 0;
        for (PixelRuns.Run run : runs) {
            assertEquals(reached, run.fromPixel());
            reached = run.toPixel();
        }
        assertEquals(5, reached);
    }

    @Test
    void unmeasuredValuesAreNotDrawn() {
        MinMaxPyramid measured = MinMaxPyramid.of(new long[] {4, 4});
        List<PixelRuns.Run> runs = PixelRuns.of(measured, OperationBounds.numbered(4), new AxisRange(0, 4), 8);
        assertEquals(4, runs.get(runs.size() - 1).toPixel());
        assertEquals(
                List.of(),
                PixelRuns.of(MinMaxPyramid.of(new long[0]), OperationBounds.numbered(4), new AxisRange(0, 4), 8));
    }

    @Test
    void aZoomedViewShowsOnlyItsPart() {
        List<PixelRuns.Run> runs = runs(new long[] {1, 2, 3, 4}, new AxisRange(1, 3), 4);
        assertEquals(List.of(new PixelRuns.Run(0, 2, 1, 1), new PixelRuns.Run(2, 4, 2, 2)), runs);
    }

    private static List<PixelRuns.Run> runs(long[] values, AxisRange visible, int columns) {
        return PixelRuns.of(MinMaxPyramid.of(values), OperationBounds.numbered(values.length), visible, columns);
    }
}
