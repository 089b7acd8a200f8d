package dev.densescope.ui.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A usual GPU and the size of its memory, by its data sheet. The driver reports somewhat less, since it keeps a part.
 *
 * @param name such as {@code RTX 4090}
 * @param gigabytes by its data sheet, which counts them in powers of two
 */
public record GpuMemory(String name, int gigabytes) {
    private static final List<GpuMemory> ALL = sorted(
            of("GTX 1080 Ti", 11),
            of("RTX 2080 Ti", 11),
            of("RTX 3060", 12),
            of("RTX 3070", 8),
            of("RTX 3080", 10),
            of("RTX 3090", 24),
            of("RTX 4060", 8),
            of("RTX 4060 Ti", 16),
            of("RTX 4070", 12),
            of("RTX 4080", 16),
            of("RTX 4090", 24),
            of("RTX 5080", 16),
            of("RTX 5090", 32),
            of("RTX A4000", 16),
            of("RTX A5000", 24),
            of("RTX A6000", 48),
            of("RTX 6000 Ada", 48),
            of("P100", 16),
            of("V100", 16),
            of("V100", 32),
            of("T4", 16),
            of("A10", 24),
            of("A30", 24),
            of("A40", 48),
            of("A100", 40),
            of("A100", 80),
            of("L4", 24),
            of("L40S", 48),
            of("H100", 80),
            of("H200", 141));

    /** All of them, smallest memory first. */
    public static List<GpuMemory> all() {
        return ALL;
    }

    /** The GPUs with this memory. */
    public static List<GpuMemory> ofBytes(long bytes) {
        return ALL.stream().filter(gpu -> gpu.bytes() == bytes).toList();
    }

    public long bytes() {
        return (long) gigabytes << 30;
    }

    /** Such as {@code RTX 4090, 24 GiB}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d GiB", name, gigabytes);
    }

    private static GpuMemory of(String name, int gigabytes) {
        return new GpuMemory(name, gigabytes);
    }

    private static List<GpuMemory> sorted(GpuMemory... gpus) {
        List<GpuMemory> all = new ArrayList<>(List.of(gpus));
        all.sort(Comparator.comparingInt(GpuMemory::gigabytes).thenComparing(GpuMemory::name));
        return List.copyOf(all);
    }
}
