package dev.densescope.device.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products give the same bits whether their results go past the caches, which they do where vectors lie aligned, or not. */
final class ProductLoopsTest {
    private static final float UNTOUCHED = 1234.5f;
    private final Random random = new Random(1);
    private final ProductLoops loops = new ProductLoops();

    @BeforeEach
    void loadTheLoops() {
        assumeTrue(NativeLibrary.load().isPresent(), "there are no fast loops for this processor");
    }

    /** Several tiles of pixels each, and at the end one that is not full, nor a multiple of a vector. */
    @ParameterizedTest
    @CsvSource({"5, 7, 1600, 0, 1600", "24, 48, 1600, 208, 1333", "330, 20, 416, 0, 416", "650, 12, 256, 16, 249"})
    void normalizedProductsAreTheSamePastTheCaches(int channels, int outputs, int pixels, int from, int to) {
        for (boolean copies : new boolean[] {true, false}) {
            for (boolean keeps : new boolean[] {true, false}) {
                NormalizedProduct product = new NormalizedProduct(channels, outputs, pixels, from, to, copies, keeps);
                float[][] plain = product.run(false);
                float[][] streamed = product.run(true);
                for (int i = 0; i < plain.length; i++) {
                    assertArrayEquals(plain[i], streamed[i], "result " + i);
                }
                assertEquals(copies, isTouched(plain[0], from));
                assertEquals(keeps, isTouched(plain[1], from));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 7, 3200, 0, 3200", "24, 48, 3200, 208, 3001", "37, 100, 1600, 16, 1600", "9, 800, 256, 32, 249"})
    void gradientProductsAreTheSamePastTheCaches(int channels, int outputs, int pixels, int from, int to) {
        FloatPointer gradients = values(pixels * outputs);
        FloatPointer weights = values(outputs * channels);
        FloatPointer scratch = AlignedFloats.of((int) loops.gradientScratchFloats(outputs));
        float[][] results = new float[2][];
        for (int streamed = 0; streamed < 2; streamed++) {
            FloatPointer x = untouched(channels * pixels);
            loops.gradientProduct(
                    gradients.address(),
                    pixels,
                    channels,
                    weights.address(),
                    outputs,
                    x.address(),
                    from,
                    to,
                    streamed == 1,
                    scratch.address());
            results[streamed] = read(x);
        }
        assertArrayEquals(results[0], results[1]);
        for (int i = 0; i < results[0].length; i++) {
            boolean given = i % pixels >= from && i % pixels < to;
            assertEquals(given, results[0][i] != UNTOUCHED, "float " + i);
        }
    }

    /** The operands of a product. */
    private final class NormalizedProduct {
        private final int channels;
        private final int outputs;
        private final int pixels;
        private final int from;
        private final int to;
        private final boolean copies;
        private final boolean keeps;
        private final FloatPointer x;
        private final LongPointer rows;
        private final FloatPointer a;
        private final FloatPointer b;
        private final FloatPointer weights;
        private final FloatPointer scratch;

        NormalizedProduct(int channels, int outputs, int pixels, int from, int to, boolean copies, boolean keeps) {
            this.channels = channels;
            this.outputs = outputs;
            this.pixels = pixels;
            this.from = from;
            this.to = to;
            this.copies = copies;
            this.keeps = keeps;
            x = values(channels * pixels);
            rows = new LongPointer((long) channels);
            for (int c = 0; c < channels; c++) {
                rows.put(c, x.address() + (long) c * pixels * Float.BYTES);
            }
            a = values(channels);
            b = values(channels);
            weights = values(channels * Padding.padded(outputs));
            scratch = AlignedFloats.of((int) loops.scratchFloats(channels));
        }

        /** The copy, what is normalised, and the product. */
        float[][] run(boolean streamed) {
            FloatPointer copy = untouched(channels * pixels);
            FloatPointer y = untouched(channels * pixels);
            FloatPointer z = untouched(outputs * pixels);
            loops.normalizedProduct(
                    rows.address(),
                    copies ? copy.address() : 0,
                    keeps ? y.address() : 0,
                    pixels,
                    channels,
                    a.address(),
                    b.address(),
                    weights.address(),
                    outputs,
                    z.address(),
                    from,
                    to,
                    streamed,
                    scratch.address());
            return new float[][] {read(copy), read(y), read(z)};
        }
    }

    private static boolean isTouched(float[] values, int at) {
        return values[at] != UNTOUCHED;
    }

    private FloatPointer values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return AlignedFloats.of(count).put(values);
    }

    private static FloatPointer untouched(int count) {
        float[] values = new float[count];
        Arrays.fill(values, UNTOUCHED);
        return AlignedFloats.of(count).put(values);
    }

    private static float[] read(FloatPointer values) {
        float[] floats = new float[(int) values.capacity()];
        values.get(floats);
        return floats;
    }
}
