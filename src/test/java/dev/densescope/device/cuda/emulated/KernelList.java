package dev.densescope.device.cuda.emulated;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the kernels of a CUDA source, and writes the list that the emulator's table is compiled from. */
final class KernelList {
    private static final Pattern KERNEL =
            Pattern.compile("extern\\s*\"C\"\\s+__global__\\s+(?:%1$s)?void\\s+(?:%1$s)?(\\w+)\\s*\\("
                    .formatted("__launch_bounds__\\s*\\(([^()]*)\\)\\s*"));

    private static final Pattern GLOBAL = Pattern.compile("\\b__global__\\b");
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private KernelList() {}

    /**
     * The list, as C++ that is included.
     *
     * @param source what NVRTC is given
     * @param preprocessed the same after the preprocessor, with CUDA's words left as they are
     */
    static String of(String source, String preprocessed) {
        Matcher kernels = KERNEL.matcher(preprocessed);
        long found = kernels.results().count();
        long expected = GLOBAL.matcher(preprocessed).results().count();
        if (found != expected) {
            throw new IllegalArgumentException("%d of %d kernels are not declared as extern \"C\" __global__ void name("
                    .formatted(expected - found, expected));
        }
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        String head = "#define SOURCE_HASH 0x%xull%n#define SOURCE_BYTES %dull%n".formatted(hash(bytes), bytes.length);
        return kernels.reset().results().map(KernelList::line).collect(Collectors.joining("\n", head, "\n"));
    }

    private static String line(MatchResult kernel) {
        String before = kernel.group(1) == null ? "" : kernel.group(1);
        String bounds = kernel.group(2) == null ? before : kernel.group(2);
        return "KERNEL(%s, (%s))".formatted(kernel.group(3), bounds);
    }

    /** FNV-1a with 64 bits, as in {@code kernels.h}. */
    private static long hash(byte[] bytes) {
        long hash = FNV_BASIS;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
