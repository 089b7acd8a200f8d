package dev.densescope.trace.imports.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.ReadProgress;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TracedRun;
import dev.densescope.trace.chrome.ChromeTrace;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.OperationSum;
import dev.densescope.trace.imports.TraceKind;
import dev.densescope.trace.snapshot.MemorySnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Traces that this program exports are read back to the byte. */
class ExportedTracesTest {
    @TempDir
    Path folder;

    private interface Writer {
        void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aChromeTraceHasThePeakTheCategoriesAndTheLayersOfTheRun(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        ImportedTrace imported = exported(run, ChromeTrace::write);
        assertEquals(TraceKind.DENSESCOPE_CHROME, imported.kind());
        assertSameMemory(run, imported);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        long nanos = 0;
        for (TracedOperation operation : trace.legend().operations()) {
            nanos += trace.durationNanos(operation.index());
            String layer = operation.layer().text();
            assertTrue(
                    imported.operations().stream().anyMatch(sum -> sum.group().equals(layer)), layer);
        }
        assertEquals(
                nanos,
                imported.operations().stream().mapToLong(OperationSum::nanos).sum());
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotHasThePeakAndTheCategoriesOfTheRun(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        ImportedTrace imported = exported(run, MemorySnapshot::write);
        assertEquals(TraceKind.PYTORCH_SNAPSHOT, imported.kind());
        assertEquals(List.of(), imported.notices());
        assertSameMemory(run, imported);
    }

    private static void assertSameMemory(TracedRun run, ImportedTrace imported) {
        LiveProfile profile = run.run().lastTrace().orElseThrow().liveProfile();
        MemoryTimeline live = imported.live();
        assertEquals(profile.peakBytes(), live.peakBytes());
        for (Category category : Category.values()) {
            assertEquals(
                    profile.bytes(profile.peakOperation(), category),
                    live.bytes(live.peakIndex(), category),
                    category.id());
        }
        assertEquals(
                run.run().measurement().orElseThrow().reservedBytes(),
                imported.maxReservedBytes().orElseThrow());
    }

    private ImportedTrace exported(TracedRun run, Writer writer) throws IOException {
        Path file = folder.resolve("exported");
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(run, out, WriteProgress.NONE);
        }
        assertTrue(TraceFiles.isTrace(file));
        return TraceFiles.read(file, ReadProgress.NONE).get(0);
    }
}
