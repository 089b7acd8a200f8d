package dev.densescope.chart.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    private static final long MIB = 1 << 20;

    @Test
    void bytesHaveRoundTicksOfTheirUnit() {
        assertEquals(List.of("0", "200", "400", "600", "800", "1,000"), labels(Axis.bytes(893 * MIB, 5)));
        assertEquals("MiB", Axis.bytes(893 * MIB, 5).unit());
        assertEquals(List.of("0", "1", "2", "3", "4", "5"), labels(Axis.bytes(4352 * MIB, 5)));
        assertEquals("GiB", Axis.bytes(4352 * MIB, 5).unit());
        assertEquals(List.of("0", "500", "1,000", "1,500"), labels(Axis.bytes(1300 * MIB, 5)));
        assertEquals("B", Axis.bytes(700, 5).unit());
        assertEquals("PiB", Axis.bytes(Long.MAX_VALUE, 5).unit());
    }

    /** Six digits in milliseconds would be cut at the left of a chart. */
    @Test
    void longStepsAreInSeconds() {
        Axis millis = Axis.millis(880, 1_290, 6);
        assertEquals("ms", millis.unit());
        assertEquals(List.of("800", "900", "1,000", "1,100", "1,200", "1,300"), labels(millis));
        Axis seconds = Axis.millis(120_300, 215_000, 6);
        assertEquals("s", seconds.unit());
        assertEquals(List.of("120", "140", "160", "180", "200", "220"), labels(seconds));
        assertEquals(0.5, seconds.fraction(170_000), 1e-9);
    }

    @Test
    void timesHaveRoundTicksOfTheirUnit() {
        assertEquals(List.of("0", "250", "500", "750", "1,000"), labels(Axis.nanos(978_000_000L, 4)));
        assertEquals("ms", Axis.nanos(978_000_000L, 4).unit());
        assertEquals("s", Axis.nanos(4_000_000_000L, 4).unit());
        assertEquals("µs", Axis.nanos(900_000L, 4).unit());
    }

    @Test
    void plainNumbersMayBeginAboveZero() {
        assertEquals(List.of("1.8", "2.0", "2.2", "2.4"), labels(Axis.plain(1.9, 2.32, 4)));
        assertEquals(2, Axis.plain(2.3, 2.3, 4).ticks().get(0), 0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1023, 1024, 1025, 999 * MIB, 1024 * MIB, 1025 * MIB, 1L << 45, Long.MAX_VALUE})
    void theAxisHoldsEveryValueAndHasFewTicks(long max) {
        for (int steps = 1; steps <= 10; steps++) {
            Axis axis = Axis.bytes(max, steps);
            assertTrue(axis.max() >= max * (1 - 1e-9));
            assertTrue(axis.steps() <= steps);
            assertEquals(0, axis.fraction(0));
            assertEquals(1, axis.fraction(axis.max()), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, 1e20, 3.4e38})
    void aSingleValueHasAnAxis(double value) {
        Axis axis = Axis.plain(value, value, 4);
        assertTrue(axis.max() > value);
        assertTrue(axis.fraction(value) >= 0 && axis.fraction(value) <= 1);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(tick -> axis.label(tick, QuantityText.PLAIN))
                .toList();
    }

    @Test
    void differencesOfBytesContainZeroAndBothEnds() {
        Axis saved = Axis.byteDifferences(-15 << 20, -1024, 4);
        assertEquals("MiB", saved.unit());
        assertEquals(0, saved.max());
        assertTrue(saved.min() <= -15 << 20);
        Axis both = Axis.byteDifferences(-3000, 500, 4);
        assertTrue(both.min() <= -3000 && both.max() >= 500 && both.ticks().contains(0.0));
        assertEquals(Axis.bytes(0, 4), Axis.byteDifferences(0, 0, 4));
    }
}
