package dev.densescope.trace.imports.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.ReadProgress;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.TraceImportException;
import dev.densescope.trace.imports.TraceKind;
import dev.densescope.trace.imports.chrome.SampleOurs;
import dev.densescope.trace.imports.chrome.SampleProfile;
import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import dev.densescope.weights.torch.PickleBytes;
import dev.densescope.weights.torch.TorchArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {
    private static final SampleSnapshot SNAPSHOT = new SampleSnapshot(2, 0, 2_000);
    private static final byte[] PICKLE = SNAPSHOT.pickle(SNAPSHOT.dictionary(), Pickler.Style.PYTHON_4);
    private static final byte[] PROFILE = new SampleProfile(1, 0, 100).json();
    private static final byte[] OURS = new SampleOurs(1, 10).json();

    @TempDir
    Path folder;

    @Test
    void filesAreKnownByTheirContentWhateverTheirName() throws IOException {
        assertKind(TraceKind.PYTORCH_SNAPSHOT, write("snapshot.json", PICKLE));
        assertKind(TraceKind.PROFILER_CHROME, write("trace.pickle", PROFILE));
        assertKind(TraceKind.DENSESCOPE_CHROME, write("ours", OURS));
        assertKind(TraceKind.PROFILER_CHROME, write("trace.json", gzip(PROFILE)));
        assertKind(TraceKind.PYTORCH_SNAPSHOT, write("snapshot.bin", gzip(PICKLE)));
    }

    private void assertKind(TraceKind kind, Path file) {
        assertTrue(TraceFiles.isTrace(file));
        List<ImportedTrace> traces = TraceFiles.read(file, ReadProgress.NONE);
        assertEquals(1, traces.size());
        assertEquals(kind, traces.get(0).kind());
        assertEquals(file.getFileName().toString(), traces.get(0).fileName());
    }

    @Test
    void anArchiveMayHaveSeveralTraces() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        entries.put("naive.json", OURS);
        entries.put("sub/shared.json", new SampleOurs(2, 12).json());
        entries.put("snapshot.pickle", PICKLE);
        Path file = write("all.zip", zip(entries));
        assertTrue(TraceFiles.isTrace(file));
        List<ImportedTrace> traces = TraceFiles.read(file, ReadProgress.NONE);
        assertEquals(
                List.of("all.zip: naive.json", "all.zip: sub/shared.json", "all.zip: snapshot.pickle"),
                traces.stream().map(ImportedTrace::fileName).toList());
        assertEquals(12, traces.get(1).live().points());
        assertEquals(SNAPSHOT.peakBytes(0), traces.get(2).live().peakBytes());
    }

    @Test
    void weightsAreToldApart() throws IOException {
        Path checkpoint = TorchArchive.ofStateDict(
                        List.of(new TorchArchive.Tensor("a", "FloatStorage", List.of(2L), index -> 1)))
                .write(folder.resolve("a.pth"));
        assertFalse(TraceFiles.isTrace(checkpoint));
        assertRefused(checkpoint, "PyTorch checkpoint with weights");
        PickleBytes pickle =
                new PickleBytes().global("collections", "OrderedDict").raw(')', 'R');
        Path older = write("b.pth", pickle.stop());
        assertFalse(TraceFiles.isTrace(older));
        assertRefused(older, "opcode GLOBAL, which imports collections.OrderedDict");
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        assertRefused(write("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}), "it is a PNG image");
        assertRefused(write("a.txt", "hello".getBytes(StandardCharsets.UTF_8)), "it is not a trace");
        assertRefused(write("empty.json", new byte[0]), "it is empty");
        assertRefused(write("a.zip", zip(Map.of("a", new byte[5]))), "zip archive without a trace");
        assertRefused(folder, "it is not a file");
        assertRefused(folder.resolve("missing"), "there is no such file");
    }

    @Test
    void progressRisesToTheEnd() throws IOException {
        Path file = write("trace.json.gz", gzip(new SampleProfile(1, 0, 5_000).json()));
        List<Double> fractions = new ArrayList<>();
        TraceFiles.read(file, fractions::add);
        assertEquals(0, fractions.get(0));
        assertEquals(1, fractions.get(fractions.size() - 1));
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.stream().anyMatch(fraction -> fraction > 0.1 && fraction < 0.9), "in between");
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        Path file = write("snapshot.pickle", PICKLE);
        ReadProgress cancelling = fraction -> {
            if (fraction > 0.3) {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> TraceFiles.read(file, cancelling));
        Path json = write("trace.json", new SampleProfile(1, 0, 5_000).json());
        assertThrows(CancellationException.class, () -> TraceFiles.read(json, cancelling));
    }

    @Test
    void bombsAreRefused() throws IOException {
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        byte[] gzip = bomb(new ByteArrayOutputStream(), spaces);
        assertTrue(gzip.length < 1 << 20);
        assertRefused(write("bomb.json.gz", gzip), "more than 268435456 bytes when decompressed");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("not a trace"));
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        }
        assertRefused(write("bomb.zip", zip.toByteArray()), "more than 268435456 bytes when decompressed");
    }

    private static byte[] bomb(ByteArrayOutputStream target, byte[] spaces) throws IOException {
        try (OutputStream out = new GZIPOutputStream(target)) {
            out.write("{\"traceEvents\": [".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        }
        return target.toByteArray();
    }

    @Test
    void damagedArchivesAreRefused() throws IOException {
        byte[] gzip = gzip(PROFILE);
        assertRefused(write("cut.gz", Arrays.copyOf(gzip, gzip.length / 2)), "compressed content is damaged");
        byte[] zip = zip(Map.of("a.json", PROFILE));
        assertRefused(write("cut.zip", Arrays.copyOf(zip, zip.length / 3)), "compressed content is damaged");
        byte[] damaged = zip(Map.of("a.json", "{\"traceEvents\": [1]}".getBytes(StandardCharsets.UTF_8)));
        assertRefused(write("bad.zip", damaged), "in its entry a.json: an event in it is not an object");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(target)) {
            out.write(bytes);
        }
        return target.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(target)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return target.toByteArray();
    }

    private static void assertRefused(Path file, String reason) {
        TraceImportException refused =
                assertThrows(TraceImportException.class, () -> TraceFiles.read(file, ReadProgress.NONE));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
