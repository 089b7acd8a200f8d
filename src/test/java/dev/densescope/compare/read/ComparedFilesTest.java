package dev.densescope.compare.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.ComparisonException;
import dev.densescope.compare.RunOrigin;
import dev.densescope.compare.SampleRunFiles;
import dev.densescope.file.ReadProgress;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.chrome.SampleOurs;
import dev.densescope.trace.imports.chrome.SampleProfile;
import dev.densescope.trace.imports.open.TraceFiles;
import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedFilesTest {
    private static final SampleSnapshot SNAPSHOT = new SampleSnapshot(2, 0, 2_000);

    @TempDir
    private Path folder;

    @Test
    void runFilesAndTracesAreKnownByTheirContent() throws IOException {
        Path run = SampleRunFiles.write(
                folder.resolve("run.json"), SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 5));
        Path snapshot = Files.write(
                folder.resolve("memory.dscope"), SNAPSHOT.pickle(SNAPSHOT.dictionary(), Pickler.Style.PYTHON_4));
        Path profile = Files.write(folder.resolve("trace"), new SampleProfile(1, 0, 100).json());

        ComparedRun own = only(run);
        ComparedRun imported = only(snapshot);
        ComparedRun chrome = only(profile);

        assertEquals(RunOrigin.DENSESCOPE, own.identity().origin());
        assertEquals(RunOrigin.PYTORCH_SNAPSHOT, imported.identity().origin());
        assertEquals(RunOrigin.CHROME_TRACE, chrome.identity().origin());
        ImportedTrace trace = TraceFiles.read(snapshot, ReadProgress.NONE).get(0);
        assertEquals(
                OptionalLong.of(trace.live().peakBytes()), imported.memory().peakLive());
        assertEquals(trace.maxReservedBytes(), imported.memory().reserved());
        assertEquals(
                trace.notices(), imported.notices().stream().map(Text::toString).toList());
        assertEquals(
                List.of("shared", "memory.dscope", "trace"), new Comparison(List.of(own, imported, chrome)).labels());
    }

    @Test
    void theTracesOfAnArchiveAreComparedWithEachOther() throws IOException {
        Path archive = folder.resolve("traces.zip");
        zip(archive, Map.of("a.json", new SampleOurs(1, 10).json(), "b.json", new SampleOurs(2, 10).json()));
        List<ComparedRun> runs = ComparedFiles.read(archive, ReadProgress.NONE);
        assertEquals(2, new Comparison(runs).runs().size());
        assertThrows(ComparisonException.class, () -> new Comparison(List.of(runs.get(0), runs.get(0))));
    }

    @Test
    void otherFilesAreRefusedByTheirFormat() throws IOException {
        Path picture = Files.write(folder.resolve("picture.dscope"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
        assertEquals(
                "%s cannot be compared: it is a PNG image, and not a run file, a PyTorch memory snapshot or a Chrome trace."
                        .formatted(picture),
                assertThrows(ComparisonException.class, () -> ComparedFiles.read(picture, ReadProgress.NONE))
                        .sentence());
    }

    @Test
    void readingIsCancelledByItsProgress() throws IOException {
        Path run = SampleRunFiles.write(
                folder.resolve("run.dscope"), SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 5));
        Path snapshot = Files.write(
                folder.resolve("memory.pickle"), SNAPSHOT.pickle(SNAPSHOT.dictionary(), Pickler.Style.PYTHON_4));
        for (Path file : List.of(run, snapshot)) {
            assertThrows(
                    CancellationException.class,
                    () -> ComparedFiles.read(file, fraction -> {
                        throw new CancellationException("no more");
                    }));
        }
    }

    @Test
    void aFolderStandsForItsRunFilesByName() throws IOException {
        Path b = Files.createFile(folder.resolve("b.dscope"));
        Path a = Files.createFile(folder.resolve("a.dscope"));
        Files.createFile(folder.resolve("c.json"));
        Path other = folder.resolve("other");
        assertEquals(List.of(other, a, b), ComparedFiles.in(List.of(other, folder)));
    }

    private static ComparedRun only(Path file) {
        List<ComparedRun> runs = ComparedFiles.read(file, ReadProgress.NONE);
        assertEquals(1, runs.size());
        assertTrue(runs.get(0).profile().isPresent());
        return runs.get(0);
    }

    private static void zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                archive.putNextEntry(new ZipEntry(entry.getKey()));
                archive.write(entry.getValue());
            }
        }
    }
}
