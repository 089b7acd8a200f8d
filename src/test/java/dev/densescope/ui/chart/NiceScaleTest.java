package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NiceScaleTest {
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void largeWholeNumbersOfTablesHaveTheirThousandsSetApart() {
        assertEquals("17,188,420", NumberText.grouped("17188420", Locale.ROOT));
        assertEquals("-1.234", NumberText.grouped("-1234", Locale.GERMANY));
        for (String asItIs : List.of("", "999", "41234.176", "conv0", "1e9")) {
            assertEquals(asItIs, NumberText.grouped(asItIs, Locale.ROOT));
        }
    }

    @Test
    void ticksAreRoundAndReachTheLargestValue() {
        assertEquals(
                List.of(0.0, 250.0, 500.0, 750.0, 1000.0),
                NiceScale.upTo(852, 4).ticks());
        assertEquals(
                List.of(0.0, 10.0, 20.0, 30.0, 40.0), NiceScale.upTo(33.7, 4).ticks());
        assertEquals(List.of(0.0, 0.5, 1.0), NiceScale.upTo(0.9, 3).ticks());
    }

    @Test
    void aValueOnATickNeedsNoFurtherTick() {
        assertEquals(new NiceScale(250, 1000), NiceScale.upTo(1000, 4));
        assertEquals(new NiceScale(0.2, 0.6000000000000001), NiceScale.upTo(0.6, 3));
    }

    @Test
    void thereAreNeverMoreStepsThanAskedFor() {
        for (double largest = 0.001; largest < 1e12; largest *= 1.7) {
            for (int most = 2; most <= 8; most++) {
                NiceScale scale = NiceScale.upTo(largest, most);
                assertTrue(scale.top() >= largest * (1 - 1e-6), () -> scale + " does not reach");
                assertTrue(scale.top() / scale.step() <= most + 1e-6, () -> scale + " has too many steps");
            }
        }
    }

    @Test
    void nothingToShowStillHasAnAxis() {
        assertEquals(new NiceScale(1, 1), NiceScale.upTo(0, 4));
    }

    @Test
    void ticksOfAPartOfAnAxisLieInsideIt() {
        assertEquals(List.of(450.0, 500.0, 550.0), NiceScale.within(new AxisRange(420, 580), 4));
        assertEquals(0.0, NiceScale.within(new AxisRange(-1e-9, 10), 5).get(0));
    }

    @Test
    void bytesAreShownInTheUnitThatSuitsTheLargest() {
        ByteAxis mebibytes = ByteAxis.upTo(852 * MEBIBYTE, 4);
        assertEquals("MiB", mebibytes.unit());
        assertEquals(1000.0 * MEBIBYTE, mebibytes.topBytes());
        ByteAxis gibibytes = ByteAxis.upTo(5000 * MEBIBYTE, 5);
        assertEquals("GiB", gibibytes.unit());
        assertEquals("5", gibibytes.label(5, Locale.ROOT));
        assertEquals("B", ByteAxis.upTo(0, 4).unit());
    }

    @Test
    void labelsHaveAsManyDecimalsAsTellThemApart() {
        assertEquals("0.5", NumberText.tick(0.5, 0.5, Locale.ROOT));
        assertEquals("2.50", NumberText.tick(2.5, 0.25, Locale.ROOT));
        assertEquals("1,000", NumberText.tick(1000, 250, Locale.ROOT));
        assertEquals(
                "0", NumberText.tick(NiceScale.within(new AxisRange(-0.0, 4), 4).get(0), 1, Locale.ROOT));
    }
}
