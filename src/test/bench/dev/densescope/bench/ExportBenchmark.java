package dev.densescope.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.trace.SampleTraces;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Export of a run whose last step has a million memory events, in each format: seconds, bytes of the file, and heap. Run it
 * with a heap of 512 MiB ({@code -Xmx512m}), in which the record itself takes most of the space that is used.
 */
class ExportBenchmark {
    private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);
    private static final double MAX_SECONDS = 10;
    private static final double MIB = 1 << 20;

    private static Report report;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() {
        report = Report.of(List.of(SampleTraces.ofEvents(EVENTS).run()), SampleRuns.CREATED);
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%,d events, heap of at most %.0f MiB, of which the record takes %.0f MiB%n",
                EVENTS,
                Runtime.getRuntime().maxMemory() / MIB,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MIB);
    }

    @AfterAll
    static void forget() {
        report = null;
    }

    @ParameterizedTest
    @EnumSource
    void aMillionEventsAreExportedInTenSeconds(ReportFormat format) throws IOException {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        List<Path> files = format.write(report, folder);
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        System.out.printf(
                Locale.ROOT,
                "%-18s %6.2f s, %7.1f MiB written, most heap used (with garbage) %5.0f MiB%n",
                format.id(),
                seconds,
                bytes / MIB,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB);
        assertTrue(seconds < MAX_SECONDS, format + " took " + seconds + " s");
    }
}
