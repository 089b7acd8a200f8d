package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MinMaxPyramidTest {
    @Test
    void everyStretchGivesTheFirstOfItsExtremes() {
        Random random = new Random(7);
        for (int size : new int[] {1, 7, 8, 9, 63, 64, 65, 700}) {
            long[] values = random.longs(size, 0, 50).toArray();
            MinMaxPyramid pyramid = MinMaxPyramid.of(values);
            for (int trial = 0; trial < 300; trial++) {
                int from = random.nextInt(size);
                int to = from + 1 + random.nextInt(size - from);
                assertEquals(firstExtreme(values, from, to, 1), pyramid.highest(from, to));
                assertEquals(firstExtreme(values, from, to, -1), pyramid.lowest(from, to));
            }
        }
    }

    @Test
    void oneSpikeAmongAMillionValuesIsFound() {
        long[] values = new long[1_000_000];
        values[654_321] = 1;
        MinMaxPyramid pyramid = MinMaxPyramid.of(values);
        assertEquals(654_321, pyramid.highest(0, values.length));
        assertEquals(0, pyramid.lowest(0, values.length));
        assertEquals(1, pyramid.value(pyramid.highest(600_000, 700_000)));
    }

    @Test
    void whoBuiltItMayChangeTheirArray() {
        long[] values = {1, 2, 3};
        MinMaxPyramid pyramid = MinMaxPyramid.of(values);
        values[0] = 9;
        assertEquals(2, pyramid.highest(0, 3));
    }

    private static int firstExtreme(long[] values, int from, int to, int sign) {
        int best = from;
        for (int i = from; i < to; i++) {
            best = sign * values[i] > sign * values[best] ? i : best;
        }
        return best;
    }
}
