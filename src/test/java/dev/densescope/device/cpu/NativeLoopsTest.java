package dev.densescope.device.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.device.cpu.norm.HeapLoops;
import dev.densescope.device.cpu.norm.Loops;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fast loops against the plain ones, over lengths that are and are not multiples of a vector, and where vectors lie
 * aligned: only there do stores go past the caches when asked to.
 */
final class NativeLoopsTest {
    private static final float TOLERANCE = 1e-5f;
    private final Random random = new Random(1);
    private final Loops plain = new HeapLoops();

    @Test
    void theLibrariesWereBuiltFromTheSources() throws IOException {
        assertEquals(
                NativeSources.digest(),
                Files.readString(NativeSources.DIGEST).strip(),
                "src/main/native has changed: run mvn -Pnative test");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 63, 64, 1000, 8192, 20_001})
    void rowsComeOutAsWithThePlainLoops(int n) {
        Loops fast = fast();
        FloatPointer x = values(n);
        FloatPointer dy = values(n);
        for (boolean streamed : new boolean[] {false, true}) {
            float[][] results = new float[2][];
            float[][] copies = new float[2][];
            float[][] gradients = new float[2][];
            float[][] owns = new float[2][];
            double[][] sums = new double[2][];
            Loops[] both = {plain, fast};
            for (int i = 0; i < 2; i++) {
                FloatPointer y = AlignedFloats.of(n);
                FloatPointer copy = AlignedFloats.of(n);
                both[i].normalizeRow(x.address(), copy.address(), y.address(), n, 1.5f, -0.2f, streamed);
                results[i] = read(y);
                copies[i] = read(copy);
                FloatPointer target = copyOf(dy);
                FloatPointer own = AlignedFloats.of(n);
                DoublePointer pair = new DoublePointer(2);
                both[i].directGradientRow(
                        x.address(),
                        dy.address(),
                        target.address(),
                        own.address(),
                        n,
                        1.5f,
                        -0.2f,
                        true,
                        streamed,
                        pair.address());
                owns[i] = read(own);
                both[i].subtractLineRow(x.address(), target.address(), n, 0.1f, 0.3f, -0.05f);
                gradients[i] = read(target);
                sums[i] = new double[] {
                    pair.get(0),
                    pair.get(1),
                    both[i].sumRow(x.address(), n),
                    both[i].sumOfSquaresRow(x.address(), n, 0.1f)
                };
            }
            assertArrayEquals(results[0], results[1], TOLERANCE);
            assertArrayEquals(copies[0], copies[1]);
            assertArrayEquals(gradients[0], gradients[1], TOLERANCE);
            assertArrayEquals(owns[0], owns[1], TOLERANCE);
            assertArrayEquals(sums[0], sums[1], TOLERANCE * n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 24, 48, 60, 64, 100, 130})
    void pixelRowsComeOutAsWithThePlainLoops(int channels) {
        Loops fast = fast();
        int pixels = 301;
        FloatPointer x = values(pixels * channels);
        FloatPointer dy = values(pixels * channels);
        FloatPointer a = values(channels);
        FloatPointer b = values(channels);
        float[][] results = new float[2][];
        float[][] gradients = new float[2][];
        double[][] sums = new double[2][4 * channels];
        Loops[] both = {plain, fast};
        for (int i = 0; i < 2; i++) {
            FloatPointer y = AlignedFloats.of(pixels * channels);
            DoublePointer sum = new DoublePointer(4L * channels);
            long next = (long) channels * Double.BYTES;
            both[i].normalizePixelRows(x.address(), y.address(), pixels, channels, a.address(), b.address());
            results[i] = read(y);
            both[i].sumPixelRows(x.address(), pixels, channels, sum.address());
            both[i].sumOfSquaresPixelRows(x.address(), pixels, channels, a.address(), sum.address() + next);
            both[i].gradientSumsPixelRows(
                    x.address(),
                    dy.address(),
                    pixels,
                    channels,
                    a.address(),
                    b.address(),
                    sum.address() + 2 * next,
                    sum.address() + 3 * next);
            sum.get(sums[i]);
            both[i].gradientPixelRows(
                    x.address(),
                    dy.address(),
                    y.address(),
                    pixels,
                    channels,
                    a.address(),
                    b.address(),
                    b.address(),
                    a.address());
            gradients[i] = read(y);
        }
        assertArrayEquals(results[0], results[1], TOLERANCE);
        assertArrayEquals(gradients[0], gradients[1], TOLERANCE);
        assertArrayEquals(sums[0], sums[1], TOLERANCE * pixels);
    }

    @Test
    void whatIsNotANumberGetsThroughTheReLU() {
        Loops fast = fast();
        FloatPointer x = values(40);
        x.put(3, Float.NaN);
        x.put(39, Float.NaN);
        FloatPointer y = AlignedFloats.of(40);
        fast.normalizeRow(x.address(), 0, y.address(), 40, 1, 0, false);
        assertTrue(Float.isNaN(y.get(3)) && Float.isNaN(y.get(39)));
    }

    private static Loops fast() {
        Optional<Loops> loops = NativeLibrary.load().map(found -> new NativeLoops());
        assumeTrue(loops.isPresent(), "there are no fast loops for this processor");
        return loops.orElseThrow();
    }

    private FloatPointer values(int count) {
        FloatPointer values = AlignedFloats.of(count);
        for (int i = 0; i < count; i++) {
            values.put(i, (float) random.nextGaussian());
        }
        return values;
    }

    private static FloatPointer copyOf(FloatPointer values) {
        float[] floats = read(values);
        return AlignedFloats.of(floats.length).put(floats);
    }

    private static float[] read(FloatPointer values) {
        float[] floats = new float[(int) values.capacity()];
        values.get(floats);
        return floats;
    }
}
