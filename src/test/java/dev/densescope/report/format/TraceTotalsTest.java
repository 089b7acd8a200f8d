package dev.densescope.report.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.file.ReadProgress;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import dev.densescope.trace.chrome.TraceChecker;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.open.TraceFiles;
import dev.densescope.trace.pprof.ProfileReader;
import dev.densescope.trace.snapshot.MemoryVizReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Totals in traces are those of {@code report.json}, to the byte. */
class TraceTotalsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aTraceOfOneRunHasTheBytesOfTheReport(Strategy strategy) throws IOException {
        Report report = SampleRuns.report(SampleRuns.smallSpec(), strategy);
        JsonNode measured = measured(report).get(0);
        for (TraceFormat format : TraceFormat.values()) {
            Path file = AtomicFiles.write(folder, format.files(report)).get(0);
            assertTotals(format, measured, Files.readAllBytes(file));
        }
    }

    @Test
    void anArchiveHasATraceOfEachRun() throws IOException {
        Report report = SampleRuns.smallReport();
        List<JsonNode> measured = measured(report);
        for (TraceFormat format : TraceFormat.values()) {
            Path file = AtomicFiles.write(folder, format.files(report)).get(0);
            Map<String, byte[]> entries = entries(file);
            String extension = format.fileNames().get(0).replaceFirst("[^.]*", "");
            assertEquals(
                    List.of("1-naive", "2-shared-gradients", "3-shared-concat", "4-shared").stream()
                            .map(name -> name + extension)
                            .toList(),
                    List.copyOf(entries.keySet()));
            int run = 0;
            for (byte[] content : entries.values()) {
                assertTotals(format, measured.get(run++), content);
            }
        }
    }

    /** The bytes by category of a Chrome trace are those of the step during each operation. */
    @Test
    void ourImportReadsWhatWasExported() {
        Report report = SampleRuns.smallReport();
        for (TraceFormat format : List.of(TraceFormat.CHROME, TraceFormat.PYTORCH_SNAPSHOT)) {
            for (RunRecord run : report.runs()) {
                Path file = AtomicFiles.write(folder, format.files(Report.of(List.of(run), report.createdAt())))
                        .get(0);
                ImportedTrace read = TraceFiles.read(file, ReadProgress.NONE).get(0);
                MemoryTimeline own = MemoryTimeline.of(run.lastTrace().orElseThrow());
                assertEquals(own.peakBytes(), read.live().peakBytes());
                if (format == TraceFormat.CHROME) {
                    for (Category category : Category.values()) {
                        assertEquals(
                                own.bytes(own.peakIndex(), category),
                                read.live().bytes(read.live().peakIndex(), category));
                    }
                }
                assertEquals(
                        run.measurement().orElseThrow().reservedBytes(),
                        read.maxReservedBytes().orElseThrow());
            }
        }
    }

    private static void assertTotals(TraceFormat format, JsonNode measured, byte[] content) throws IOException {
        long peak = measured.get("peakLiveBytes").asLong();
        switch (format) {
            case CHROME -> {
                TraceChecker trace = TraceChecker.of(new ByteArrayInputStream(content));
                assertEquals(peak, trace.peakOfCounters());
                assertEquals(peak, trace.peakOfEvents());
                assertEquals(
                        measured.get("reservedBytes").asLong(),
                        trace.about().get("reservedBytes").asLong());
            }
            case PYTORCH_SNAPSHOT -> assertSnapshot(measured, content);
            case PPROF ->
                assertEquals(
                        peak,
                        new ProfileReader(new ByteArrayInputStream(content))
                                .samples().stream()
                                        .mapToLong(ProfileReader.Sample::inUse)
                                        .sum());
            case FOLDED ->
                assertEquals(
                        peak,
                        new String(content, StandardCharsets.UTF_8)
                                .lines()
                                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                                .sum());
            default -> throw new AssertionError(format);
        }
    }

    private static void assertSnapshot(JsonNode measured, byte[] content) throws IOException {
        Map<?, ?> snapshot =
                (Map<?, ?>) new MemoryVizReader(new DataInputStream(new ByteArrayInputStream(content))).read();
        List<?> history = (List<?>) ((List<?>) snapshot.get("device_traces")).get(0);
        long live = 0;
        long peak = 0;
        for (Object entry : history) {
            Map<?, ?> event = (Map<?, ?>) entry;
            long bytes = (long) event.get("size");
            live += event.get("action").equals("alloc") ? bytes : 0;
            live -= event.get("action").equals("free_completed") ? bytes : 0;
            peak = Math.max(peak, live);
        }
        assertEquals(measured.get("peakLiveBytes").asLong(), peak);
        Map<?, ?> segment = (Map<?, ?>) ((List<?>) snapshot.get("segments")).get(0);
        assertEquals(measured.get("reservedBytes").asLong(), segment.get("total_size"));
    }

    private List<JsonNode> measured(Report report) throws IOException {
        Path file = ReportFormat.JSON.write(report, folder).get(0);
        return new ObjectMapper().readTree(Files.readString(file)).get("runs").findValues("measured");
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
