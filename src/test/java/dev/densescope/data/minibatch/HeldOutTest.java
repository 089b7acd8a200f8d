package dev.densescope.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    @Test
    void eachClassGivesItsShareAndTheWholeIsThePartThatWasAskedFor() {
        int[] labels = IntStream.range(0, 100)
                .map(image -> image < 60 ? 0 : image < 95 ? 1 : 2)
                .toArray();
        HeldOut heldOut = HeldOut.of(labels, 3, 0.1, 1);
        assertArrayEquals(new long[] {6, 3, 1}, counts(heldOut.evaluation(), labels)); // of 6, 3.5 and 0.5
        assertEquals(90, heldOut.training().length);
        assertEquals(
                100,
                IntStream.concat(Arrays.stream(heldOut.training()), Arrays.stream(heldOut.evaluation()))
                        .distinct()
                        .count());
    }

    @Test
    void theSeedAloneDecides() {
        int[] labels = new int[50];
        int[] held = HeldOut.of(labels, 1, 0.2, 7).evaluation();
        assertArrayEquals(held, HeldOut.of(labels, 1, 0.2, 7).evaluation());
        assertFalse(Arrays.equals(held, HeldOut.of(labels, 1, 0.2, 8).evaluation()));
    }

    @Test
    void everyClassKeepsAnImage() {
        HeldOut heldOut = HeldOut.of(new int[] {0, 1, 1}, 2, 0.9, 1);
        assertArrayEquals(new long[] {1, 1}, counts(heldOut.training(), new int[] {0, 1, 1}));
    }

    @Test
    void nothingToHoldOutIsRefused() {
        String message = assertThrows(DataException.class, () -> HeldOut.of(new int[] {0, 1}, 2, 0.5, 1))
                .getMessage();
        assertTrue(message.startsWith("No image can be held out as 50 % of 2 images in 2 classes"), message);
    }

    private static long[] counts(int[] images, int[] labels) {
        long[] counts = new long[Arrays.stream(labels).max().orElse(0) + 1];
        Arrays.stream(images).forEach(image -> counts[labels[image]]++);
        return counts;
    }
}
