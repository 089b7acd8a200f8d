package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import dev.densescope.session.Run;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device has to say of how it computes, on its way to those who read of the run. */
class DeviceNoticesTest {
    private static final String SLOW = "It is slow.";
    private static final String SPILLED = "It computed on the processor.";

    @TempDir
    private Path folder;

    private final FakeDevices devices = new FakeDevices();
    private final LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> Long.MAX_VALUE);

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void noticesOfTheDeviceAreInTheRecordAndTheRunFile() throws Exception {
        devices.notice(List.of(SLOW));
        devices.whenKernelRuns(() -> devices.notice(List.of(SLOW, SPILLED)));
        Path file = folder.resolve("run.dscope");
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(1, 2), Optional.of(file), false));
        assertEquals(List.of(SLOW, SPILLED), texts(record.notices()));
        assertEquals(record.notices(), RunFileReader.read(file).notices());
    }

    @Test
    void noticesAreReportedDuringTheRun() throws Exception {
        CompletableFuture<Run> started = new CompletableFuture<>();
        AtomicReference<List<String>> seen = new AtomicReference<>(List.of());
        devices.whenReserved(() -> devices.notice(List.of(SPILLED)));
        devices.whenKernelRuns(() -> {
            RunProgress progress = started.join().progress();
            if (progress.finishedSteps().size() == 1) {
                seen.set(texts(progress.notices()));
            }
        });
        started.complete(runner.start(TestRuns.settings(0, 2), Optional.empty(), false));
        TestRuns.end(started.join());
        assertEquals(List.of(SPILLED), seen.get());
    }

    @Test
    void aRunThatFailedBeforeItsFirstStepHasItsNotices() throws Exception {
        devices.whenReserved(() -> {
            devices.notice(List.of(SPILLED));
            throw new IllegalStateException("no more");
        });
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, 1), Optional.empty(), false));
        assertTrue(record.outcome().sentence().startsWith("The run failed: no more. "));
        assertEquals(List.of(SPILLED), texts(record.notices()));
    }

    @Test
    void aDeviceWithoutNoticesAddsNone() throws Exception {
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, 1), Optional.empty(), false));
        assertEquals(List.of(), record.notices());
    }

    private static List<String> texts(List<Text> notices) {
        return notices.stream().map(Text::toString).toList();
    }
}
