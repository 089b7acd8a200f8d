package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.device.DeviceMemoryException;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.device.DeviceUnusableException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.InputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
    private final FakeDevices devices = new FakeDevices();
    private final LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> Long.MAX_VALUE);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void everyStepIsRecordedAndTheRunCompletes() throws Exception {
        RunRecord record = TestRuns.end(start(TestRuns.settings(2, 3)));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                record.steps().stream().map(StepSummary::step).toList());
        assertEquals(3, record.measuredSteps().size());
        assertEquals(1f / 5, record.steps().get(4).loss());
        assertEquals("fake", record.settings().device());
        assertEquals("fake device", record.device().name());
        assertEquals(5, record.lastTrace().orElseThrow().step());
    }

    @Test
    void measuredAndPredictedMemoryAgree() throws Exception {
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));
        var measurement = record.measurement().orElseThrow();
        assertEquals(record.prediction().forwardFeatureMapBytes(), measurement.forwardFeatureMapBytes());
        assertEquals(record.prediction().peakLiveBytes(), measurement.peakLiveBytes());
        assertEquals(record.prediction().reservedBytes(), measurement.reservedBytes());
        assertEquals(
                record.prediction().profile(), record.lastTrace().orElseThrow().liveProfile());
        assertEquals(
                record.prediction().layers().stream().map(LayerBytes::layer).toList(),
                record.layers().stream().map(LayerMeasurement::layer).toList());
    }

    @Test
    void storageSharedPerBlockIsPredictedAndMeasured() throws Exception {
        RunRecord network = TestRuns.end(start(TestRuns.settings(0, 1)));
        RunRecord block =
                TestRuns.end(start(TestRuns.settings(0, 1).storedBy(new Sharing(Strategy.SHARED, SharedScope.BLOCK))));
        assertEquals(SharedScope.BLOCK, block.settings().storage().scope());
        assertEquals(
                block.prediction().reservedBytes(),
                block.measurement().orElseThrow().reservedBytes());
        assertTrue(block.prediction().reservedBytes() > network.prediction().reservedBytes());
    }

    @Test
    void stepAndLayerTimesAddUpFromTheTrace() throws Exception {
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));
        StepSummary step = record.steps().get(0);
        long layers = record.layers().stream()
                .mapToLong(layer -> layer.forwardNanos() + layer.recomputeNanos() + layer.backwardNanos())
                .sum();
        assertEquals(step.forwardNanos() + step.recomputeNanos() + step.backwardNanos(), layers);
        assertTrue(step.nanos() >= layers + step.updateNanos());
        assertTrue(step.recomputeNanos() > 0);
    }

    @Test
    void theDeviceIsUsedOnlyOnTheRunThreadAndReleased() throws Exception {
        TestRuns.end(start(TestRuns.settings(0, 2)));
        assertEquals(Set.of("run"), devices.threads);
        assertEquals(0, devices.opened.get());
        assertEquals(0, devices.allocatedBytes.get());
    }

    @Test
    void progressFollowsTheRun() throws Exception {
        Semaphore kernels = new Semaphore(0);
        CountDownLatch running = new CountDownLatch(1);
        devices.whenKernelRuns(() -> {
            running.countDown();
            kernels.acquireUninterruptibly();
        });
        Run run = start(TestRuns.settings(1, 1));
        assertTrue(running.await(60, TimeUnit.SECONDS));
        RunProgress during = run.progress();
        assertEquals(RunProgress.State.STEPPING, during.state());
        assertEquals(List.of(), during.finishedSteps());
        assertEquals(1, during.current().orElseThrow().started());
        assertEquals(run.schedule().reservedBytes(), during.reservedBytes());
        assertTrue(during.peakLiveBytes() > 0);
        kernels.release(Integer.MAX_VALUE / 2);
        TestRuns.end(run);
        RunProgress after = run.progress();
        assertEquals(RunProgress.State.ENDED, after.state());
        assertEquals(2, after.finishedSteps().size());
        assertEquals(after.elapsedNanos(), run.progress().elapsedNanos());
    }

    @Test
    void aCancelledRunStopsBetweenOperationsAndKeepsItsSteps() throws Exception {
        CountDownLatch thirdStep = new CountDownLatch(3 * kernelsOfAStep() - 1);
        devices.whenKernelRuns(thirdStep::countDown);
        Run run = start(TestRuns.settings(0, Integer.MAX_VALUE - 2));
        assertTrue(thirdStep.await(60, TimeUnit.SECONDS));
        run.cancel();
        RunRecord record = TestRuns.end(run);
        RunOutcome.Cancelled outcome = assertInstanceOf(RunOutcome.Cancelled.class, record.outcome());
        assertEquals(outcome.step(), record.steps().size());
        assertTrue(outcome.step() >= 2);
        assertTrue(record.measurement().isPresent());
        assertEquals(0, devices.allocatedBytes.get());
    }

    @Test
    void aRunCancelledWhileItsDeviceOpensEndsAtOnceWithoutAllocating() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        devices.whenOpened(() -> {
            opening.countDown();
            await(ended);
        });
        devices.whenReserved(() -> {
            throw new AssertionError("reserved");
        });
        Path file = folder.resolve("run.dscope");
        Run run = runner.start(TestRuns.settings(0, 1), Optional.of(file), false);
        assertTrue(opening.await(60, TimeUnit.SECONDS));
        run.cancel();
        run.cancel();
        assertEquals(new RunOutcome.Cancelled(0), TestRuns.end(run).outcome());
        assertEquals(RunProgress.State.ENDED, run.progress().state());
        assertEquals(new RunOutcome.Cancelled(0), RunFileReader.read(file).outcome());
        ended.countDown();
        while (devices.opened.get() > 0) {
            Thread.sleep(1);
        }
        assertEquals(0, devices.allocatedBytes.get());
    }

    @Test
    void aRunWaitsUntilACancelledOneReleasesItsDevice() throws Exception {
        CountDownLatch goOn = cancelWhileTheDeviceOpens(runner);
        CompletableFuture<Run> next = new CompletableFuture<>();
        Thread starting = new Thread(() -> next.complete(start(TestRuns.settings(0, 1))), "starts the next");
        starting.start();
        assertThrows(TimeoutException.class, () -> next.get(200, TimeUnit.MILLISECONDS));
        goOn.countDown();
        assertEquals(
                new RunOutcome.Completed(),
                TestRuns.end(next.get(60, TimeUnit.SECONDS)).outcome());
        starting.join();
    }

    @Test
    void waitingForADeviceThatIsNotReleasedIsLimited() throws Exception {
        LocalRunner impatient =
                new LocalRunner(devices, OptionalLong.empty(), () -> Long.MAX_VALUE, Duration.ofMillis(50));
        CountDownLatch goOn = cancelWhileTheDeviceOpens(impatient);
        String refused = assertThrows(
                        RunRefusedException.class,
                        () -> impatient.start(TestRuns.settings(0, 1), Optional.empty(), false))
                .getMessage();
        assertTrue(refused.startsWith("The cancelled run has not released its memory for 0 s: try again"), refused);
        goOn.countDown();
        impatient.close();
    }

    @Test
    void aStartThatWaitsForTheDeviceEndsWithTheProgram() throws Exception {
        CountDownLatch goOn = cancelWhileTheDeviceOpens(runner);
        CompletableFuture<String> refused = new CompletableFuture<>();
        Thread starting = new Thread(
                () -> refused.complete(assertThrows(RunRefusedException.class, () -> start(TestRuns.settings(0, 1)))
                        .getMessage()),
                "starts the next");
        starting.start();
        assertThrows(TimeoutException.class, () -> refused.get(100, TimeUnit.MILLISECONDS));
        runner.close();
        assertEquals("The run was cancelled before it started.", refused.get(10, TimeUnit.SECONDS));
        goOn.countDown();
        starting.join();
    }

    /** Its device opens when what is given back is counted down. */
    private CountDownLatch cancelWhileTheDeviceOpens(LocalRunner by) throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        devices.whenOpened(() -> {
            opening.countDown();
            await(goOn);
        });
        Run run = by.start(TestRuns.settings(0, 1), Optional.empty(), false);
        assertTrue(opening.await(60, TimeUnit.SECONDS));
        run.cancel();
        assertEquals(new RunOutcome.Cancelled(0), TestRuns.end(run).outcome());
        return goOn;
    }

    @Test
    void theFreeMemoryOfASharedDeviceIsReported() throws Exception {
        devices.whenReserved(() -> {
            throw DeviceMemoryException.onSharedDevice(3L << 30, 1L << 30);
        });

        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));

        assertEquals(
                "Device fake could not allocate 3.00 GiB (1.00 GiB free): use a strategy that fits "
                        + "(in-place, checkpoint, redo-norms, features-only), or use the fastest plan within 1.00 GiB, or reduce the batch, or end other programs that use it.",
                record.outcome().sentence());
    }

    @Test
    void aDeviceWithoutMemoryEndsTheRunAsOutOfMemoryWithARecord() throws Exception {
        devices.whenReserved(() -> {
            throw new DeviceMemoryException(3L << 30, "no", new IllegalStateException());
        });
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));
        RunOutcome.OutOfMemory outcome = assertInstanceOf(RunOutcome.OutOfMemory.class, record.outcome());
        assertEquals(3L << 30, outcome.requestedBytes());
        assertTrue(outcome.sentence().startsWith("Device fake could not allocate 3.00 GiB:"), outcome.sentence());
        assertTrue(record.measurement().isEmpty());
        assertEquals(0, devices.opened.get());
    }

    @Test
    void storageIsFreedIfKernelsRunOutOfMemory() throws Exception {
        devices.whenKernelsAreMade(() -> {
            throw new OutOfMemoryError("native memory");
        });
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));
        assertInstanceOf(RunOutcome.OutOfMemory.class, record.outcome());
        assertEquals(0, devices.allocatedBytes.get());
        assertEquals(0, devices.opened.get());
    }

    @Test
    void outOfMemoryInAStepKeepsEarlierSteps() throws Exception {
        CountDownLatch kernels = new CountDownLatch(2 * kernelsOfAStep());
        devices.whenKernelRuns(() -> {
            if (kernels.getCount() == 0) {
                throw new OutOfMemoryError("Java heap space");
            }
            kernels.countDown();
        });
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 5)));
        assertInstanceOf(RunOutcome.OutOfMemory.class, record.outcome());
        assertEquals(2, record.steps().size());
        assertTrue(record.outcome().sentence().contains("the Java heap is full"));
    }

    @Test
    void aNonFiniteLossEndsTheRunAtItsStep() throws Exception {
        devices.lossFrom(3, Float.NaN);
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 5)));
        RunOutcome.NotFinite outcome = assertInstanceOf(RunOutcome.NotFinite.class, record.outcome());
        assertEquals(3, outcome.step());
        assertTrue(Float.isNaN(outcome.loss()));
        assertEquals(3, record.steps().size());
        assertTrue(Float.isNaN(record.steps().get(2).loss()));
    }

    @Test
    void otherFailuresEndAsFailedWithOneSentence() throws Exception {
        devices.whenKernelRuns(() -> {
            throw new IllegalStateException("a kernel broke.\nat some place");
        });
        assertEquals(
                new RunOutcome.Failed(
                        "The run failed: a kernel broke. This is a fault in DenseScope: please report it with the log."),
                TestRuns.end(start(TestRuns.settings(0, 1))).outcome());
    }

    @Test
    void aDeviceWhoseLibrariesDoNotLoadEndsAsFailed() throws Exception {
        devices.whenOpened(() -> {
            throw new UnsatisfiedLinkError("no jnidnnl in java.library.path");
        });
        RunRecord record = TestRuns.end(start(TestRuns.settings(0, 1)));
        assertTrue(
                record.outcome().sentence().startsWith("The run failed: no jnidnnl in java.library.path. A part of "));
        assertEquals("fake", record.device().id());
    }

    @Test
    void anUnusableDeviceHasItsReasonInASentence() throws Exception {
        String sentence = "The libraries of device fake do not load: free some space.";
        devices.whenOpened(() -> {
            throw new DeviceUnusableException(Text.verbatim(sentence), new UnsatisfiedLinkError("libfake.so: no"));
        });
        assertEquals(
                new RunOutcome.Failed(sentence),
                TestRuns.end(start(TestRuns.settings(0, 1))).outcome());
    }

    @Test
    void aRunThatDoesNotFitIsRefusedBeforeAnyAllocation() throws Exception {
        long needed = RunPlan.of(TestRuns.settings(0, 1)).prediction().reservedBytes() + LocalRunner.PROGRAM_BYTES;
        LocalRunner small = new LocalRunner(devices, OptionalLong.empty(), () -> needed - 1);
        Path file = folder.resolve("run.dscope");
        String message = assertThrows(
                        RunRefusedException.class, () -> small.start(TestRuns.settings(0, 1), Optional.of(file), false))
                .getMessage();
        assertTrue(message.startsWith("The run needs 513 MiB ("), message);
        assertTrue(message.contains("but device fake has 513 MiB available: use a strategy"), message);
        assertFalse(Files.exists(file));
        assertEquals(Set.of(), devices.threads);
        Run forced = small.start(TestRuns.settings(0, 1), Optional.of(file), true);
        assertEquals(new RunOutcome.Completed(), TestRuns.end(forced).outcome());
    }

    @Test
    void aRunThatDoesNotFitEndsAsOutOfMemoryWithinTheLimit() throws Exception {
        RunPlan plan = RunPlan.of(TestRuns.settings(0, 1));
        long tensors = plan.prediction().reservedBytes();
        long available = tensors + LocalRunner.PROGRAM_BYTES - 1;
        LocalRunner small = new LocalRunner(devices, OptionalLong.empty(), () -> available);
        Path file = folder.resolve("short.dscope");

        RunRecord record = TestRuns.end(
                small.startShortOfMemory(TestRuns.settings(0, 1), RunOutputs.only(Optional.of(file)), () -> false));

        RunOutcome.OutOfMemory outcome = assertInstanceOf(RunOutcome.OutOfMemory.class, record.outcome());
        assertEquals(tensors - 1, outcome.shortfall().orElseThrow().deviceBytes());
        assertEquals(List.of(), record.steps());
        assertEquals("out-of-memory", RunFileReader.read(file).outcome().id());
    }

    @Test
    void theMemoryOfTheDeviceIsTheLimit() throws Exception {
        long needed = RunPlan.of(TestRuns.settings(0, 1)).prediction().reservedBytes() + LocalRunner.PROGRAM_BYTES;
        LocalRunner busyMachine = new LocalRunner(devices.withFreeBytes(needed), OptionalLong.empty(), () -> 1);
        assertEquals(
                new RunOutcome.Completed(),
                TestRuns.end(busyMachine.start(TestRuns.settings(0, 1), Optional.empty(), false))
                        .outcome());

        LocalRunner busyDevice =
                new LocalRunner(devices.withFreeBytes(needed - 1), OptionalLong.empty(), () -> Long.MAX_VALUE);
        RunRefusedException refused = assertThrows(
                RunRefusedException.class, () -> busyDevice.start(TestRuns.settings(0, 1), Optional.empty(), false));
        assertTrue(refused.isForceable());
        assertEquals(OptionalLong.of(LocalRunner.tensorBytes(needed - 1)), refused.tensorBytes());
    }

    @Test
    void aDeviceCanBeLimitedToLessMemory() throws Exception {
        RunPlan plan = RunPlan.of(TestRuns.settings(0, 1));
        long needed = plan.prediction().reservedBytes();
        LocalRunner exact = new LocalRunner(devices, OptionalLong.of(needed), () -> Long.MAX_VALUE);
        RunRecord fits = TestRuns.end(exact.start(TestRuns.settings(0, 1), Optional.empty(), false));
        assertEquals(new RunOutcome.Completed(), fits.outcome());
        assertEquals(needed, fits.device().totalBytes());

        LocalRunner small = new LocalRunner(devices, OptionalLong.of(needed - 1), () -> Long.MAX_VALUE);
        RunRefusedException refused = assertThrows(
                RunRefusedException.class, () -> small.start(TestRuns.settings(0, 1), Optional.empty(), false));
        assertTrue(refused.isForceable());
        assertEquals(OptionalLong.of(needed - 1), refused.tensorBytes());
        assertTrue(refused.getMessage().contains("but device fake is limited to "), refused.getMessage());

        RunRecord forced = TestRuns.end(small.start(TestRuns.settings(0, 1), Optional.empty(), true));
        MemoryShortage shortage = plan.schedule().shortage(needed - 1).orElseThrow();
        RunOutcome.OutOfMemory outcome = assertInstanceOf(RunOutcome.OutOfMemory.class, forced.outcome());
        assertTrue(
                outcome.sentence()
                        .startsWith("Memory ran out in %s: %s of %s requested "
                                .formatted(
                                        shortage.operation().phase().id(),
                                        shortage.value().name(),
                                        shortage.value().layer().text())),
                outcome.sentence());
        ShortageRecord shortfall = outcome.shortfall().orElseThrow();
        assertEquals(needed - 1, shortfall.deviceBytes());
        assertEquals(shortage.takenBytes(), shortfall.takenBytes());
        assertEquals(shortage.value().name(), shortfall.tensor());
        assertEquals(shortage.operation().index(), shortfall.operations());
        assertEquals(shortfall.operations(), shortfall.live(forced.prediction()).operations());
    }

    @Test
    void onlyOneRunIsActiveAtATime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        devices.whenKernelRuns(() -> await(go));
        Run run = start(TestRuns.settings(0, 1));
        assertRefused(TestRuns.settings(0, 1), "Another run is in progress");
        go.countDown();
        TestRuns.end(run);
        TestRuns.end(start(TestRuns.settings(0, 1)));
    }

    @Test
    void closingCancelsTheRun() throws Exception {
        Run run = start(TestRuns.settings(0, Integer.MAX_VALUE - 2));
        runner.close();
        assertInstanceOf(RunOutcome.Cancelled.class, TestRuns.end(run).outcome());
    }

    @Test
    void invalidSettingsAreRefusedByName() {
        RunSettings sound = TestRuns.settings(0, 1);
        assertRefused(TestRuns.settings(0, 0), "steps must be at least 1, but is 0.");
        assertRefused(TestRuns.settings(-1, 1), "warmup must be at least 0, but is -1.");
        assertRefused(sound.withDevice("cuda"), "Device 'cuda' is not known: choose auto, fake or other.");
        assertRefused(
                new RunSettings(
                        sound.spec(),
                        sound.storage(),
                        "auto",
                        sound.data(),
                        0,
                        1,
                        1,
                        1,
                        new TrainingRecipe(Double.NaN, 0.9, 0, true, Augmentation.NONE)),
                "learning rate must be a number from 0, but is NaN.");
    }

    @Test
    void unavailableImagesAreRefused() {
        RunSettings sound = TestRuns.settings(0, 1);
        RunSettings cifar10 = new RunSettings(
                sound.spec().withInput(InputSpec.square(32)).withClasses(10),
                sound.storage(),
                "auto",
                new DataChoice.Cifar10(folder.resolve("none")),
                0,
                1,
                1,
                1,
                sound.recipe());
        assertRefused(cifar10, "does not exist or is not a folder.");
    }

    @Test
    void aRunFileThatExistsIsNeverWrittenTo() throws IOException {
        Path file = Files.writeString(folder.resolve("run.dscope"), "precious");
        String message = assertThrows(
                        RunRefusedException.class,
                        () -> runner.start(TestRuns.settings(0, 1), Optional.of(file), false))
                .getMessage();
        assertTrue(message.endsWith("run.dscope already exists; choose another name."), message);
        assertEquals("precious", Files.readString(file));
        assertEquals(0, devices.opened.get());
    }

    @Test
    void aRunFileInAMissingFolderIsRefused() {
        Path file = folder.resolve("none").resolve("run.dscope");
        String message = assertThrows(
                        RunRefusedException.class,
                        () -> runner.start(TestRuns.settings(0, 1), Optional.of(file), false))
                .getMessage();
        assertTrue(message.endsWith("its folder is missing or not writable."), message);
    }

    @Test
    void aRunThatFailsBeforeItsFirstStepLeavesAReadableFile() throws Exception {
        devices.whenReserved(() -> {
            throw new DeviceMemoryException(1 << 20, "no", new IllegalStateException());
        });
        Path file = folder.resolve("run.dscope");
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, 1), Optional.of(file), false));
        assertEquals(record.outcome(), RunFileReader.read(file).outcome());
        assertEquals(List.of(), RunFileReader.read(file).layers());
    }

    private Run start(RunSettings settings) {
        return runner.start(settings, Optional.empty(), false);
    }

    private void assertRefused(RunSettings settings, String reason) {
        String message =
                assertThrows(RunRefusedException.class, () -> start(settings)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    private static int kernelsOfAStep() {
        return RunPlan.of(TestRuns.settings(0, 1)).schedule().operations().size();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
