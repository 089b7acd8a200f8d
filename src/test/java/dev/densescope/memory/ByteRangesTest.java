package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByteRangesTest {
    @Property(tries = 500)
    void everyByteCountsOnce(@ForAll @Size(max = 30) List<@IntRange(max = 5_000) Integer> numbers) {
        ByteRanges ranges = new ByteRanges();
        BitSet bytes = new BitSet();
        for (int number : numbers) {
            int start = number % 71;
            int end = start + number / 71 % 13;
            ranges.add(start, end);
            bytes.set(start, end);
            assertEquals(bytes.cardinality(), ranges.totalBytes());
        }
    }

    @Test
    void aRangeMayBridgeOrHoldOthers() {
        ByteRanges ranges = new ByteRanges();
        ranges.add(10, 20);
        ranges.add(30, 40);
        ranges.add(15, 35);
        assertEquals(30, ranges.totalBytes());
        ranges.add(0, 100);
        assertEquals(100, ranges.totalBytes());
    }

    @Test
    void addressesMayLieBeyondTheRangeOfInt() {
        ByteRanges ranges = new ByteRanges();
        ranges.add(1L << 40, (1L << 40) + (1L << 33));
        ranges.add(1L << 40, (1L << 40) + 1);
        assertEquals(1L << 33, ranges.totalBytes());
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRanges().add(2, 1));
    }
}
