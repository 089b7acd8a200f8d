package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageLedgerTest {
    private final StorageLedger ledger = new StorageLedger();

    @ParameterizedTest
    @CsvSource({"100, 50", "90, 11", "149, 1", "110, 10", "50, 500"})
    void aRangeThatOverlapsOneInUseIsRefused(long start, long bytes) {
        ledger.acquire(100, 50);
        assertThrows(IllegalStateException.class, () -> ledger.acquire(start, bytes));
        ledger.notePeak();
        assertEquals(50, ledger.peakBytes());
    }

    @Test
    void rangesThatTouchAreNoOverlap() {
        ledger.acquire(100, 50);
        ledger.acquire(150, 10);
        ledger.acquire(90, 10);
        ledger.notePeak();
        assertEquals(70, ledger.peakBytes());
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ledger.acquire(0, 0));
    }

    @Test
    void onlyARangeInUseCanBeReleased() {
        ledger.acquire(100, 50);
        assertThrows(IllegalStateException.class, () -> ledger.release(100, 49));
        assertThrows(IllegalStateException.class, () -> ledger.release(101, 49));
        ledger.release(100, 50);
        assertThrows(IllegalStateException.class, () -> ledger.release(100, 50));
    }

    @Test
    void thePeakOutlivesReleaseAndAnAbandonedStep() {
        ledger.acquire(0, 30);
        ledger.acquire(30, 30);
        ledger.notePeak();
        ledger.release(0, 30);
        ledger.clear();
        ledger.acquire(30, 10);
        ledger.notePeak();
        assertEquals(60, ledger.peakBytes());
    }

    /** Compared with an array that marks each byte. */
    @Property(tries = 200)
    void aRangeIsTakenExactlyWhenAllItsBytesAreFree(
            @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> starts,
            @ForAll @IntRange(min = 1, max = 9) int bytes) {
        StorageLedger tested = new StorageLedger();
        boolean[] inUse = new boolean[70];
        List<Integer> taken = new ArrayList<>();
        for (int start : starts) {
            if (isFree(inUse, start, bytes)) {
                tested.acquire(start, bytes);
                mark(inUse, start, bytes, true);
                taken.add(start);
            } else {
                assertThrows(IllegalStateException.class, () -> tested.acquire(start, bytes));
                int released = taken.remove(0);
                tested.release(released, bytes);
                mark(inUse, released, bytes, false);
            }
        }
    }

    private static boolean isFree(boolean[] inUse, int start, int bytes) {
        for (int i = start; i < start + bytes; i++) {
            if (inUse[i]) {
                return false;
            }
        }
        return true;
    }

    private static void mark(boolean[] inUse, int start, int bytes, boolean used) {
        for (int i = start; i < start + bytes; i++) {
            inUse[i] = used;
        }
    }
}
