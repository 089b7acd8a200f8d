package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.plan.step.StorageSlot;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A step of four forward and four backward operations. */
class ArenaLayoutTest {
    private static final int FORWARD = 4;
    private static final int OPERATIONS = 8;

    @Test
    void keptSlotsAreStackedAndTransientSlotsShareTheEndOfTheArena() {
        SlotLifetime kept1 = slot(0, 640, 0, 7);
        SlotLifetime kept2 = slot(1, 320, 2, 5);
        SlotLifetime early = slot(2, 128, 0, 1);
        SlotLifetime late = slot(3, 256, 6, 7);

        ArenaLayout layout = ArenaLayout.of(List.of(kept1, kept2, early, late), FORWARD, OPERATIONS);

        assertEquals(960, layout.totalBytes());
        assertEquals(0, layout.offsetBytes(kept1.slot()));
        assertEquals(640, layout.offsetBytes(kept2.slot()));
        assertEquals(960 - 128, layout.offsetBytes(early.slot()));
        assertEquals(960 - 256, layout.offsetBytes(late.slot()));
        assertEquals(List.of(768L, 768L, 960L, 960L, 960L, 960L, 896L, 896L), taken(layout));
        assertEquals(2, layout.peakOperation());
        assertEquals(List.of(kept1, kept2), layout.taken(2));
    }

    @Test
    void aTransientSlotUsesAGapIfItFits() {
        SlotLifetime first = slot(0, 128, 4, 7);
        SlotLifetime leaving = slot(1, 192, 4, 5);
        SlotLifetime beyond = slot(2, 64, 4, 7);
        SlotLifetime coming = slot(3, 192, 6, 7);

        ArenaLayout layout = ArenaLayout.of(List.of(first, leaving, beyond, coming), FORWARD, OPERATIONS);

        assertEquals(128 + 192 + 64, layout.totalBytes());
        assertEquals(layout.offsetBytes(leaving.slot()), layout.offsetBytes(coming.slot()));
    }

    /** Were the largest placed first, the one that stays would lie behind it, and the arena be twice as large. */
    @Test
    void aSlotHeldUntilTheEndIsPlacedBeforeALargerTransientOne() {
        SlotLifetime kept = slot(0, 1280, 0, 4);
        SlotLifetime stays = slot(1, 64, 4, 7);
        SlotLifetime large = slot(2, 1280, 6, 6);

        ArenaLayout layout = ArenaLayout.of(List.of(kept, stays, large), FORWARD, OPERATIONS);

        assertEquals(1280 + 64, layout.totalBytes());
    }

    @Test
    void withoutReuseEverySlotHasItsOwnOffset() {
        SlotLifetime early = slot(0, 128, 0, 1);
        SlotLifetime late = slot(1, 100, 6, 7);

        ArenaLayout layout = ArenaLayout.apart(List.of(early, late), OPERATIONS);

        assertEquals(256, layout.totalBytes());
        assertEquals(0, layout.offsetBytes(early.slot()));
        assertEquals(128, layout.offsetBytes(late.slot()));
        assertEquals(2, layout.taken(7).size());
    }

    @Test
    void theFirstOperationThatExceedsTheMemoryIsFound() {
        ArenaLayout layout = ArenaLayout.of(List.of(slot(0, 640, 0, 7), slot(1, 320, 2, 5)), FORWARD, OPERATIONS);

        assertEquals(OptionalInt.of(0), layout.firstBeyond(639));
        assertEquals(OptionalInt.of(2), layout.firstBeyond(959));
        assertTrue(layout.firstBeyond(960).isEmpty());
    }

    private static List<Long> taken(ArenaLayout layout) {
        return IntStream.range(0, OPERATIONS).mapToObj(layout::takenBytes).toList();
    }

    private static SlotLifetime slot(int id, long bytes, int first, int last) {
        return new SlotLifetime(new StorageSlot(id, "slot " + id, Category.FEATURES, false, bytes), first, last);
    }
}
