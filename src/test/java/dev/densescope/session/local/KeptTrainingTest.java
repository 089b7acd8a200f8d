package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.device.LocalDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a completed training has reached can be saved later. */
class KeptTrainingTest {
    private final LocalRunner runner = new LocalRunner(new LocalDevices());

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void filesSavedLaterAreThoseOfTheRun() throws Exception {
        RunOutputs written = new RunOutputs(
                Optional.of(folder.resolve("run.dscope")),
                Optional.empty(),
                Optional.of(folder.resolve("weights.safetensors")),
                Optional.of(new RunOutputs.Checkpoint(folder.resolve("state.safetensors"), 0)));
        try (UnsavedTraining unsaved = trained(written.keepingEnd(true)).orElseThrow()) {
            unsaved.saveWeights(folder.resolve("later.safetensors"));
            unsaved.saveCheckpoint(folder.resolve("later-state.safetensors"));
            assertSame("weights.safetensors", "later.safetensors");
            assertSame("state.safetensors", "later-state.safetensors");
            byte[] record = Files.readAllBytes(folder.resolve("run.dscope"));
            assertThrows(DenseScopeException.class, () -> unsaved.saveWeights(folder.resolve("run.dscope")));
            assertArrayEquals(record, Files.readAllBytes(folder.resolve("run.dscope")));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().endsWith(".tmp")).toList());
        }
    }

    @Test
    void nothingIsKeptByDefault() throws Exception {
        assertEquals(Optional.empty(), trained(RunOutputs.only(Optional.of(folder.resolve("run.dscope")))));
    }

    @Test
    void aResultThatCouldNotBeWrittenCanBeSavedElsewhere() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        RunOutputs outputs = new RunOutputs(
                        Optional.of(folder.resolve("run.dscope")),
                        Optional.empty(),
                        Optional.of(gone.resolve("weights.safetensors")),
                        Optional.empty())
                .keepingEnd(true);
        Run run = runner.start(TestRuns.settings(1, 300), outputs, false);
        Files.delete(gone);
        RunRecord record = TestRuns.end(run);
        assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        try (UnsavedTraining unsaved = run.unsaved().orElseThrow()) {
            unsaved.saveWeights(folder.resolve("weights.safetensors"));
            assertTrue(Files.size(folder.resolve("weights.safetensors")) > 0);
        }
    }

    private Optional<UnsavedTraining> trained(RunOutputs outputs) throws Exception {
        Run run = runner.start(TestRuns.settings(1, 2), outputs, false);
        assertInstanceOf(RunOutcome.Completed.class, TestRuns.end(run).outcome());
        return run.unsaved();
    }

    private void assertSame(String one, String other) throws IOException {
        assertArrayEquals(Files.readAllBytes(folder.resolve(one)), Files.readAllBytes(folder.resolve(other)));
    }
}
