package dev.densescope.chart.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void ticksAreRoundAndReachTheLargestValue() {
        assertEquals(
                List.of(0.0, 250.0, 500.0, 750.0, 1000.0), Axis.plain(0, 852, 4).ticks());
        assertEquals(
                List.of(0.0, 10.0, 20.0, 30.0, 40.0), Axis.plain(0, 33.7, 4).ticks());
        assertEquals(List.of(0.0, 0.5, 1.0), Axis.plain(0, 0.9, 3).ticks());
    }

    @Test
    void aValueOnATickNeedsNoFurtherTick() {
        assertEquals(1000, Axis.plain(0, 1000, 4).max());
        assertEquals(0.6, Axis.plain(0, 0.6, 3).max(), 1e-12);
    }

    @Test
    void thereAreNeverMoreStepsThanTheMaximum() {
        for (double largest = 0.001; largest < 1e12; largest *= 1.7) {
            for (int max = 2; max <= 8; max++) {
                Axis axis = Axis.plain(0, largest, max);
                assertTrue(axis.max() >= largest * (1 - 1e-6), () -> axis + " does not reach");
                assertTrue(axis.steps() <= max, () -> axis + " has too many steps");
            }
        }
    }

    @Test
    void nothingToShowStillHasAnAxis() {
        assertEquals(List.of(0.0, 1.0), Axis.bytes(0, 4).ticks());
    }

    @Test
    void ticksOfAPartOfAnAxisLieInsideIt() {
        assertEquals(
                List.of(450.0, 500.0, 550.0),
                Ticks.within(new AxisRange(420, 580), 4).values());
        assertEquals(0.0, Ticks.within(new AxisRange(-1e-9, 10), 5).values().get(0));
    }

    @Test
    void bytesAreShownInTheUnitThatSuitsTheLargest() {
        Axis mebibytes = Axis.bytes(852 * MEBIBYTE, 4);
        assertEquals("MiB", mebibytes.unit());
        assertEquals(1000.0 * MEBIBYTE, mebibytes.max());
        Axis gibibytes = Axis.bytes(5000 * MEBIBYTE, 5);
        assertEquals("GiB", gibibytes.unit());
        assertEquals("5", gibibytes.label(5.0 * (1L << 30), QuantityText.PLAIN));
        assertEquals("B", Axis.bytes(0, 4).unit());
    }

    @Test
    void labelsHaveAsManyDecimalsAsTellThemApart() {
        assertEquals("0.5", Ticks.label(0.5, 0.5, QuantityText.PLAIN));
        assertEquals("2.50", Ticks.label(2.5, 0.25, QuantityText.PLAIN));
        assertEquals("1,000", Ticks.label(1000, 250, QuantityText.PLAIN));
        assertEquals("1.000", Ticks.label(1000, 250, new QuantityText(Locale.GERMANY, ' ')));
        Ticks fromMinusZero = Ticks.within(new AxisRange(-0.0, 4), 4);
        assertEquals("0", fromMinusZero.label(fromMinusZero.values().get(0), QuantityText.PLAIN));
    }

    @Test
    void stepsOfWholeThingsAreWhole() {
        for (double[] minAndStep :
                new double[][] {{0.01, 1}, {1, 1}, {1.2, 2}, {2.1, 5}, {5.5, 10}, {10, 10}, {21, 50}, {1001, 2000}}) {
            assertEquals(minAndStep[1], Ticks.wholeStep(minAndStep[0]), "at least " + minAndStep[0]);
        }
    }

    @Test
    void ticksOfVeryLargeAndVerySmallValuesArePowersOfTen() {
        Ticks large = Ticks.within(new AxisRange(0, 1e19), 4);
        assertEquals(
                List.of("0", "2.5e+18", "5.0e+18", "7.5e+18", "1.0e+19"),
                large.values().stream()
                        .map(value -> large.label(value, QuantityText.PLAIN))
                        .toList());
        Ticks close = Ticks.within(new AxisRange(1e18, 1.02e18), 2);
        assertEquals(
                close.values().size(),
                close.values().stream()
                        .map(value -> close.label(value, QuantityText.PLAIN))
                        .distinct()
                        .count());
        assertEquals("2.0e-09", new Ticks(List.of(2e-9), 1e-9).label(2e-9, QuantityText.PLAIN));
    }
}
