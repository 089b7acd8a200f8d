package dev.densescope.device.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loops in machine code, from the C sources in {@code src/main/native} (how they are built: CONTRIBUTING.md). Several
 * times as fast as what the virtual machine makes of loops, since they read and write the tensors where they lie, and can
 * write past the caches.
 */
final class NativeLoops implements Loops {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLoops.class);
    /** Set to {@code false} to compute without. */
    private static final String SWITCH = "densescope.native";

    private NativeLoops() {}

    /** The loops for this processor, unless there are none or they are switched off. */
    static Optional<Loops> load() {
        if (!Boolean.parseBoolean(System.getProperty(SWITCH, "true"))) {
            return Optional.empty();
        }
        return library().map(NativeLoops.class::getResource).flatMap(NativeLoops::load);
    }

    /** Name of the library for this system and processor; there is none for others than Linux on x86-64 yet. */
    private static Optional<String> library() {
        if (!Loader.getPlatform().equals("linux-x86_64")) {
            return Optional.empty();
        }
        int instructions = dnnl_get_effective_cpu_isa();
        if ((instructions & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) {
            return Optional.of("linux/x86-64-v4.so");
        }
        return (instructions & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2
                ? Optional.of("linux/x86-64-v3.so")
                : Optional.empty();
    }

    private static Optional<Loops> load(URL library) {
        try {
            System.load(Loader.cacheResource(library).getPath());
            return Optional.of(new NativeLoops());
        } catch (IOException | UnsatisfiedLinkError e) {
            LOG.warn("The fast loops could not be loaded, so training is slower: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public native void normalizeRow(long x, long copy, long y, long n, float a, float b, boolean streamed);

    @Override
    public native double sumRow(long x, long n);

    @Override
    public native double sumOfSquaresRow(long x, long n, float mean);

    @Override
    public native void directGradientRow(
            long x,
            long dy,
            long target,
            long own,
            long n,
            float a,
            float b,
            boolean accumulate,
            boolean streamed,
            long sums);

    @Override
    public native void subtractLineRow(long x, long gradient, long n, float mean, float slope, float offset);

    @Override
    public native void sumPixelRows(long x, long pixels, long channels, long sums);

    @Override
    public native void sumOfSquaresPixelRows(long x, long pixels, long channels, long means, long sums);

    @Override
    public native void normalizePixelRows(long x, long y, long pixels, long channels, long a, long b);

    @Override
    public native void gradientSumsPixelRows(
            long x, long dy, long pixels, long channels, long a, long b, long sumsOfG, long sumsOfGx);

    @Override
    public native void gradientPixelRows(
            long x, long dy, long dx, long pixels, long channels, long a, long b, long p, long q);
}
