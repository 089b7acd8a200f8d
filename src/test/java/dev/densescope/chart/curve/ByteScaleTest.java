package dev.densescope.chart.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The logarithmic scale of bytes. */
class ByteScaleTest {
    private static final double MIB = 1 << 20;

    @Test
    void equalFactorsAreEqualDistances() {
        ByteScale scale = new ByteScale(128 * MIB, 2048 * MIB);
        assertEquals(0, scale.fraction(128 * MIB), 1e-12);
        assertEquals(0.25, scale.fraction(256 * MIB), 1e-12);
        assertEquals(0.5, scale.fraction(512 * MIB), 1e-12);
        assertEquals(1, scale.fraction(2048 * MIB), 1e-12);
    }

    @Test
    void valuesBeyondTheAxisAreAtItsEnd() {
        ByteScale scale = new ByteScale(128 * MIB, 2048 * MIB);
        assertEquals(0, scale.fraction(0));
        assertEquals(1, scale.fraction(1e15));
        assertTrue(scale.contains(128 * MIB) && !scale.contains(127 * MIB) && !scale.contains(2049 * MIB));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.33, 0.5, 0.77, 1})
    void theBytesAtAFractionAreRoundAndNearIt(double fraction) {
        ByteScale scale = new ByteScale(180 * MIB, 5000 * MIB);
        long bytes = scale.bytesAt(fraction);
        assertEquals(fraction, scale.fraction((double) bytes), 0.002);
        assertEquals((double) bytes, Math.rint(bytes / MIB * 100) / 100 * MIB, 1);
    }

    @ParameterizedTest
    @CsvSource({"180, 5000, 8", "180, 400, 8", "200, 260, 8", "100, 200000, 8", "10, 900000, 5"})
    void ticksAreFewAndInOrder(double fromMib, double toMib, int max) {
        ByteScale scale = new ByteScale(fromMib * MIB, toMib * MIB);
        List<ByteScale.Tick> ticks = scale.ticks(max, QuantityText.PLAIN);
        assertTrue(!ticks.isEmpty() && ticks.size() <= max, ticks.toString());
        for (int i = 0; i < ticks.size(); i++) {
            assertTrue(scale.contains(ticks.get(i).bytes()));
            assertTrue(i == 0 || ticks.get(i).bytes() > ticks.get(i - 1).bytes());
        }
    }

    @Test
    void labelsAreExactInTheUnitThatSuitsThem() {
        List<String> labels = new ByteScale(200 * MIB, 2100 * MIB)
                .ticks(8, QuantityText.PLAIN).stream()
                        .map(ByteScale.Tick::label)
                        .toList();
        assertEquals(List.of("256 MiB", "384 MiB", "512 MiB", "768 MiB", "1 GiB", "1.5 GiB", "2 GiB"), labels);
    }

    @Test
    void anEmptyScaleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ByteScale(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new ByteScale(0, 5));
    }
}
