package dev.densescope.trace.imports.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.trace.imports.ImportedTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that Python itself pickles, in all protocols that PyTorch's users may choose. Skipped without Python. */
class PythonSnapshotTest {
    /** Shares equal frames and stacks, as PyTorch does, and turns lists of two numbers into tuples. */
    private static final String SCRIPT = """
            import json, pickle, sys
            shared = {}
            def share(value):
                if isinstance(value, list):
                    value = [share(item) for item in value]
                    if value and isinstance(value[0], dict) and 'filename' in value[0]:
                        return shared.setdefault(json.dumps(value), value)
                    return tuple(value) if len(value) == 2 and isinstance(value[0], int) else value
                if isinstance(value, dict):
                    value = {key: share(item) for key, item in value.items()}
                    if 'filename' in value:
                        return shared.setdefault(json.dumps(value), value)
                return value
            with open(sys.argv[1]) as source:
                snapshot = share(json.load(source))
            for protocol in (2, 3, 4, 5):
                with open(sys.argv[2] + str(protocol), 'wb') as target:
                    pickle.dump(snapshot, target, protocol)
            """;

    @TempDir
    Path folder;

    @Test
    void snapshotsPickledByPythonGiveTheSameTrace() throws IOException, InterruptedException {
        SampleSnapshot sample = new SampleSnapshot(11, 0, 4_000);
        Path json = folder.resolve("snapshot.json");
        new ObjectMapper().writeValue(json.toFile(), sample.dictionary(3_000));
        run(json, folder.resolve("snapshot"));
        ImportedTrace expected = SnapshotReader.read(
                "a", new ByteArrayInputStream(sample.pickle(sample.dictionary(3_000), Pickler.Style.PYTHON_4)));
        assertEquals(
                sample.peakBytes(sample.entries().size() - 3_000),
                expected.live().peakBytes());
        for (int protocol = 2; protocol <= 5; protocol++) {
            try (InputStream bytes = Files.newInputStream(folder.resolve("snapshot" + protocol))) {
                assertEquals(expected, SnapshotReader.read("a", bytes), "protocol " + protocol);
            }
        }
    }

    private void run(Path json, Path target) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("pickles.py"), SCRIPT);
        ProcessBuilder python = new ProcessBuilder("python3", script.toString(), json.toString(), target.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Process process;
        try {
            process = python.start();
        } catch (IOException missing) {
            assumeTrue(false, "there is no python3");
            return;
        }
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(folder.resolve("output")));
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
