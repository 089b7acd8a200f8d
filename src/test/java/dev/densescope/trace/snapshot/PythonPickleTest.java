package dev.densescope.trace.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.launch.PythonInterpreter;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TracedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Snapshots as Python's module {@code pickle} reads them; skipped without {@code python3}. */
class PythonPickleTest {
    static final List<String> NAMES = SampleTraces.HOSTILE;

    /** Refuses everything that is not plain data, prints events, peak and what is left. */
    private static final String SCRIPT = """
            import pickle, sys
            class Plain(pickle.Unpickler):
                def find_class(self, module, name):
                    raise pickle.UnpicklingError(module + "." + name)
            with open(sys.argv[1], "rb") as file:
                snapshot = Plain(file).load()
                assert file.read() == b""
            live = peak = events = 0
            for entry in snapshot["device_traces"][0]:
                events += 1
                if entry["action"] == "alloc":
                    live += entry["size"]
                elif entry["action"] == "free_completed":
                    live -= entry["size"]
                peak = max(peak, live)
            blocks = sum(b["size"] for s in snapshot["segments"] for b in s["blocks"])
            assert blocks == sum(s["total_size"] for s in snapshot["segments"])
            print(events, peak, live)
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPython() {
        assumeTrue(PythonInterpreter.found().isPresent(), "needs python3");
    }

    @Test
    void twoHundredThousandEventsAreRead() throws IOException, InterruptedException {
        TracedRun run = SampleTraces.ofEvents(200_000);
        assertEquals("300001 %d 0".formatted(peak(run)), loaded(run));
    }

    @Test
    void theStepOfARealDesignIsRead() throws IOException, InterruptedException {
        TracedRun run = SampleTraces.small(Strategy.NAIVE);
        assertTrue(loaded(run).endsWith(" " + peak(run) + " 0"));
        assertEquals("0 0 0", loaded(SampleTraces.withoutSteps()));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesRunNoCode(String name) throws IOException, InterruptedException {
        TracedRun run = SampleTraces.hostile(name);
        assertTrue(loaded(run).endsWith(" " + peak(run) + " 0"));
    }

    private static long peak(TracedRun run) {
        return run.run().lastTrace().orElseThrow().liveProfile().peakBytes();
    }

    private String loaded(TracedRun run) throws IOException, InterruptedException {
        Path file = folder.resolve("snapshot.pickle");
        try (OutputStream out = Files.newOutputStream(file)) {
            MemorySnapshot.write(run, out, WriteProgress.NONE);
        }
        Process python = new ProcessBuilder(PythonInterpreter.found().orElseThrow(), "-c", SCRIPT, file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(python.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, python.exitValue(), printed);
        return printed;
    }
}
