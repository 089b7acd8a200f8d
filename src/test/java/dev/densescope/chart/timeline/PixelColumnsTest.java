package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.chart.axis.AxisRange;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelColumnsTest {
    private static final int OPERATIONS = 5_000;

    private final Random random = new Random(3);
    private final long[] values = random.longs(OPERATIONS, 0, 1_000_000).toArray();
    private final MinMaxPyramid all = MinMaxPyramid.of(values);

    @Test
    void columnsAreTheRunsOfTheSamePart() {
        double[] bounds = random.doubles(OPERATIONS + 1, 0, 100).sorted().toArray();
        OperationBounds axis = OperationBounds.at(bounds);
        PixelColumns columns = new PixelColumns();
        for (AxisRange visible : new AxisRange[] {
            new AxisRange(0, 100), new AxisRange(30, 31), new AxisRange(-5, 2), new AxisRange(99, 140)
        }) {
            columns.show(all, axis, visible, 300);
            for (PixelRuns.Run run : PixelRuns.of(all, axis, visible, 300)) {
                for (int column = (int) run.fromPixel(); column < run.toPixel(); column++) {
                    assertEquals(values[run.highest()], values[columns.highest(column)]);
                    assertEquals(values[run.lowest()], values[columns.lowest(column)]);
                }
            }
        }
    }

    @Test
    void aMeasurementEndsWhereItsOperationsEnd() {
        OperationBounds axis = OperationBounds.numbered(OPERATIONS);
        PixelColumns columns = new PixelColumns();
        columns.show(all, axis, new AxisRange(0, OPERATIONS), 500);
        PixelColumns part = new PixelColumns();
        part.show(MinMaxPyramid.of(Arrays.copyOf(values, 2_503)), columns);
        assertEquals(2_502, part.last(250));
        assertEquals(PixelColumns.NONE, part.highest(251));
        assertEquals(PixelColumns.NONE, part.lowest(251));
        for (int column = 0; column < 250; column++) {
            assertEquals(columns.highest(column), part.highest(column));
        }
    }

    @Test
    void noOperationIsNoColumn() {
        PixelColumns columns = new PixelColumns();
        columns.show(MinMaxPyramid.of(new long[0]), OperationBounds.numbered(0), new AxisRange(0, 1), 10);
        for (int column = 0; column < columns.count(); column++) {
            assertEquals(PixelColumns.NONE, columns.highest(column));
        }
    }
}
