package dev.densescope.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.data.Augmentation;
import dev.densescope.data.Sampling;
import dev.densescope.spec.InputSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CropFlipTest {
    /** Bytes become their own number: 255 * 1/255, of mean 0. */
    private static final Normalisation PLAIN =
            new Normalisation(new InputSpec(1, 2, 3), new double[] {0}, new double[] {1 / 255.0});

    @Test
    void croppingFillsWithZerosAndFlippingMirrorsWhatRemains() {
        byte[] pixels = {10, 20, 30, 40, 50, 60};
        assertArrayEquals(new float[] {10, 20, 30, 40, 50, 60}, applied(pixels, CropFlip.NONE), 1e-4f);
        assertArrayEquals(new float[] {30, 20, 10, 60, 50, 40}, applied(pixels, new CropFlip(0, 0, true)), 1e-4f);
        assertArrayEquals(new float[] {50, 60, 0, 0, 0, 0}, applied(pixels, new CropFlip(1, 1, false)), 1e-4f);
        assertArrayEquals(new float[] {0, 0, 0, 0, 10, 20}, applied(pixels, new CropFlip(-1, -1, false)), 1e-4f);
        assertArrayEquals(new float[] {0, 60, 50, 0, 0, 0}, applied(pixels, new CropFlip(1, 1, true)), 1e-4f);
    }

    @Test
    void everyShiftOfUpToFourPixelsHappensAndHalfTheImagesAreFlipped() {
        Sampling sampling = new Sampling(1, true, Augmentation.CROP_FLIP);
        Set<Integer> down = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        int flipped = 0;
        for (int image = 0; image < 1000; image++) {
            CropFlip variation = CropFlip.of(sampling, 3, image);
            down.add(variation.down());
            right.add(variation.right());
            flipped += variation.flipped() ? 1 : 0;
        }
        Set<Integer> shifts = Set.of(-4, -3, -2, -1, 0, 1, 2, 3, 4);
        assertEquals(shifts, down);
        assertEquals(shifts, right);
        assertEquals(500, flipped, 60);
    }

    @Test
    void nothingIsVariedUnlessAskedFor() {
        assertEquals(CropFlip.NONE, CropFlip.of(new Sampling(1, true, Augmentation.NONE), 3, 4));
    }

    private static float[] applied(byte[] pixels, CropFlip variation) {
        float[] target = new float[pixels.length];
        PLAIN.apply(pixels, variation, target, 0);
        return target;
    }
}
