package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.nd4j.FakeNd4j;
import dev.densescope.device.nd4j.Nd4jSystem;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.device.Nd4jMachine;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on device nd4j as a build with ND4J's CUDA libraries has it, on GPUs that are made up. */
class Nd4jGpuRunTest {
    private static final BundledGpu GPU = new BundledGpu(0, "NVIDIA RTX A4000", new ComputeCapability(8, 6), 16L << 30);
    private static final BundledGpu H100 = new BundledGpu(0, "NVIDIA H100", new ComputeCapability(9, 0), 80L << 30);
    private static final RunSettings SETTINGS = TestRuns.settings(Strategy.SHARED, "nd4j", 1, 2);

    @TempDir
    private Path folder;

    @Test
    void itTrainsAsOnTheProcessorAndMeasuresWhatWasPredicted() throws Exception {
        RunRecord onGpu = run(FakeNd4j.onGpus(GPU));
        RunRecord onProcessor = run(new Nd4jSystem(host()));
        assertEquals(new RunOutcome.Completed(), onGpu.outcome());
        assertEquals(losses(onProcessor), losses(onGpu));
        assertEquals(
                onGpu.prediction().reservedBytes(),
                onGpu.measurement().orElseThrow().reservedBytes());
        assertEquals("NVIDIA RTX A4000", onGpu.device().name());
        assertEquals(List.of(), onGpu.notices());
    }

    @Test
    void operationsThatNd4jComputesOnTheCpuAreInTheRecordAndTheRunFile() throws Exception {
        RunRecord record = run(FakeNd4j.spilling(GPU));
        assertEquals(new RunOutcome.Completed(), record.outcome());
        assertTrue(
                record.notices()
                        .contains(
                                Text.verbatim(
                                        "ND4J computed a convolution on the processor, with copies of its operands in the "
                                                + "processor's memory: times and memory of this run are not those of the GPU alone.")),
                record.notices().toString());
        assertEquals(
                record.notices().size(),
                Math.toIntExact(record.notices().stream().distinct().count()));
        assertEquals(
                record.notices(),
                RunFileReader.read(folder.resolve("run.dscope")).notices());
    }

    @Test
    void aGpuThatNd4jDoesNotSupportIsRefusedBeforeTheRun() {
        RunRefusedException refused = assertThrows(RunRefusedException.class, () -> run(FakeNd4j.onGpus(H100)));
        assertEquals(RunRefusedException.Subject.DEVICE, refused.subject());
        assertEquals(
                "GPU 0, NVIDIA H100, has compute capability 9.0: ND4J's CUDA libraries run on 3.7 to 8.9. Use device "
                        + "cuda of a build without the Maven profile nd4j-cuda instead.",
                refused.getMessage());
    }

    @Test
    void aRunThatNd4jWouldComputeOnTheCpuFails() throws Exception {
        RunRecord record = run(FakeNd4j.fallingBack(GPU));
        assertEquals(
                new RunOutcome.Failed("ND4J computes on the processor in this process, because another device was used "
                        + "before or its CUDA libraries do not load: restart DenseScope and use device nd4j first."),
                record.outcome());
        assertEquals(List.of(), record.steps());
    }

    @Test
    void listsShowTheGpuOrWhyItCannotBeUsed() {
        DeviceListing usable = nd4j(FakeNd4j.onGpus(GPU));
        assertTrue(usable.usable());
        assertEquals("NVIDIA RTX A4000", usable.info().name());
        assertEquals(Optional.of("8.6"), usable.gpu().orElseThrow().capability());
        DeviceListing refused = nd4j(FakeNd4j.onGpus(H100));
        assertTrue(refused.problem()
                .orElseThrow()
                .toString()
                .startsWith("GPU 0, NVIDIA H100, has compute capability 9.0"));
    }

    @Test
    void availableMemoryIsThatOfTheGpu() {
        assertEquals(OptionalLong.of(16L << 30), devices(FakeNd4j.onGpus(GPU)).freeBytes("nd4j"));
        assertEquals(OptionalLong.empty(), devices(FakeNd4j.onGpus(H100)).freeBytes("nd4j"));
        assertEquals(OptionalLong.empty(), devices(new Nd4jSystem(host())).freeBytes("nd4j"));
    }

    private RunRecord run(Nd4jSystem nd4j) throws Exception {
        Path file = folder.resolve("run.dscope");
        Files.deleteIfExists(file);
        try (LocalRunner runner = new LocalRunner(devices(nd4j), OptionalLong.empty(), () -> Long.MAX_VALUE)) {
            return TestRuns.end(runner.start(SETTINGS, Optional.of(file), false));
        }
    }

    private DeviceListing nd4j(Nd4jSystem nd4j) {
        return devices(nd4j).list().stream()
                .filter(listing -> listing.info().id().equals("nd4j"))
                .findFirst()
                .orElseThrow();
    }

    private LocalDevices devices(Nd4jSystem nd4j) {
        return Nd4jMachine.devices(new CudaSystem(host(), List.of()), nd4j);
    }

    private HostSystem host() {
        return new HostSystem(CudaPlatform.LINUX_X86_64, Map.of(), folder, folder);
    }

    private static List<Float> losses(RunRecord record) {
        return record.steps().stream().map(StepSummary::loss).toList();
    }
}
