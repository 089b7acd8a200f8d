package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The initial weights of a run take the place of earlier ones when its training has begun, and not before. */
class InitialWeightsTest {
    private static final Network NETWORK = Network.of(TestRuns.DESIGN);

    @TempDir
    private Path folder;

    private final FakeDevices devices = new FakeDevices();
    private final LocalRunner runner = new LocalRunner(devices);
    private Path weights;
    private byte[] earlier = {};

    @BeforeEach
    void earlierInitialWeightsExist() throws IOException {
        weights = folder.resolve("initial.safetensors");
        SampleWeights.write(weights, TestRuns.DESIGN, "");
        earlier = Files.readAllBytes(weights);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void aRunThatFailsInItsFirstStepKeepsEarlierInitialWeights() throws Exception {
        devices.whenKernelRuns(() -> {
            throw new LinkageError("planted");
        });
        assertInstanceOf(RunOutcome.Failed.class, run(3).outcome());
        assertArrayEquals(earlier, Files.readAllBytes(weights));
        assertNothingElseIsLeft();
    }

    @Test
    void aRunThatIsOutOfMemoryKeepsEarlierInitialWeights() throws Exception {
        devices.whenReserved(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertInstanceOf(RunOutcome.OutOfMemory.class, run(3).outcome());
        assertArrayEquals(earlier, Files.readAllBytes(weights));
        assertNothingElseIsLeft();
    }

    @Test
    void aRunCancelledInItsFirstStepKeepsEarlierInitialWeights() throws Exception {
        CountDownLatch inStep = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        devices.whenKernelRuns(() -> {
            inStep.countDown();
            awaitUninterrupted(cancelled);
        });
        Run run = runner.start(TestRuns.settings(0, 1000), outputs(), false);
        awaitUninterrupted(inStep);
        run.cancel();
        cancelled.countDown();
        RunRecord record = TestRuns.end(run);
        assertEquals(new RunOutcome.Cancelled(0), record.outcome());
        assertArrayEquals(earlier, Files.readAllBytes(weights));
        assertNothingElseIsLeft();
    }

    @Test
    void afterTheFirstStepInitialWeightsReplaceEarlierOnes() throws Exception {
        byte[][] seen = new byte[3][];
        devices.inStep(step -> {
            if (step < seen.length) {
                seen[step] = bytes();
            }
        });
        assertEquals(new RunOutcome.Completed(), run(3).outcome());
        assertArrayEquals(earlier, seen[1], "in the first step");
        assertFalse(Arrays.equals(earlier, seen[2]), "in the second");
        WeightsFile.open(weights, NETWORK).close();
        assertNothingElseIsLeft();
    }

    @Test
    void initialWeightsAreWrittenEvenIfTheFirstLossIsNotFinite() throws Exception {
        Files.delete(weights);
        devices.lossFrom(2, Float.NaN);
        assertInstanceOf(RunOutcome.NotFinite.class, run(3).outcome());
        assertTrue(Files.exists(weights));
    }

    private RunRecord run(int steps) throws Exception {
        return TestRuns.end(runner.start(TestRuns.settings(0, steps), outputs(), false));
    }

    private RunOutputs outputs() {
        return new RunOutputs(Optional.empty(), Optional.of(weights), Optional.empty(), Optional.empty())
                .replacing(true);
    }

    private void assertNothingElseIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(weights), files.toList());
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(weights);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
