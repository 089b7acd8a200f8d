package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.chrome.SampleProfile;
import dev.densescope.trace.imports.open.TraceFiles;
import dev.densescope.trace.imports.snapshot.Pickler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seconds and heap to read a snapshot of 3 million entries (more than 300 MB) and a Chrome trace of 1 GB, with their
 * progress. The heap is the most used at once, with garbage, within the limit of the JVM.
 */
class ImportBenchmark {
    private static final long ENTRIES = Long.getLong("bench.entries", 3_000_000);
    private static final long TRACE_BYTES = Long.getLong("bench.traceBytes", 1L << 30);
    private static final int MEGA = 1_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aLongSnapshot(Pickler.Style style) throws IOException {
        Path file = folder.resolve("snapshot.pickle");
        long peak = LongSnapshot.write(file, style, ENTRIES);
        ImportedTrace trace = read(file, "snapshot, " + style);
        assertEquals(peak, trace.live().peakBytes());
        assertTrue(trace.events() >= ENTRIES);
    }

    @Test
    void aLongChromeTrace() throws IOException {
        Path file = folder.resolve("trace.json");
        write(file);
        ImportedTrace trace = read(file, "trace of torch.profiler");
        assertTrue(trace.live().peakBytes() > 0);
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(4);
        List<String> events = new SampleProfile(4, 0, 2_000).events();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(SampleProfile.HEAD);
            long written = 0;
            for (int i = 0; written < TRACE_BYTES; i++) {
                String event = i % 3 == 0
                        ? SampleProfile.MEMORY.formatted(
                                7, 5_000 + i, i % 1000, 1L << 34, random.nextInt(1 << 30), 512, i, 0, 1, i)
                        : events.get(i % events.size());
                out.write(event);
                out.write(",\n");
                written += event.length() + 2;
            }
            out.write(events.get(0));
            out.write(SampleProfile.TAIL);
        }
    }

    private static ImportedTrace read(Path file, String what) throws IOException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        double[] steps = {0};
        long started = System.nanoTime();
        ImportedTrace trace = TraceFiles.read(file, fraction -> {
                    if (fraction >= steps[0] + 0.25) {
                        steps[0] = fraction;
                        System.out.printf(Locale.ROOT, "  %.0f %%%n", 100 * fraction);
                    }
                })
                .get(0);
        double seconds = (System.nanoTime() - started) / 1e9;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %d MB, %d events: %.1f s, at most %d MB of heap (limit %d MB)%n",
                what,
                Files.size(file) / MEGA,
                trace.events(),
                seconds,
                peak / MEGA,
                Runtime.getRuntime().maxMemory() / MEGA);
        Files.delete(file);
        return trace;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
