package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealDevicesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "nd4j"})
    void everyStrategyHasTheSameLossesAndItsPredictedMemory(String device) throws Exception {
        List<Float> naive = losses(run(Strategy.NAIVE, device));
        for (Strategy strategy : Strategy.values()) {
            RunRecord record = run(strategy, device);
            assertEquals(new RunOutcome.Completed(), record.outcome());
            assertEquals(naive, losses(record));
            Measurement measurement = record.measurement().orElseThrow();
            assertEquals(record.prediction().forwardFeatureMapBytes(), measurement.forwardFeatureMapBytes());
            assertEquals(record.prediction().peakLiveBytes(), measurement.peakLiveBytes());
            assertEquals(record.prediction().reservedBytes(), measurement.reservedBytes());
        }
    }

    @Test
    void syntheticImagesAreLearned() throws Exception {
        try (LocalRunner runner = new LocalRunner(new LocalDevices())) {
            RunRecord record = TestRuns.end(
                    runner.start(TestRuns.settings(Strategy.SHARED, "cpu", 0, 60), Optional.empty(), false));
            List<Float> losses = losses(record);
            assertTrue(mean(losses.subList(50, 60)) < 0.7 * mean(losses.subList(0, 10)), losses.toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void processMemoryIsReadFromTheOperatingSystem() throws Exception {
        RunRecord record = run(Strategy.SHARED, "cpu");
        long peak = record.measurement().orElseThrow().processPeakBytes();
        assertTrue(peak > 10 << 20, "peak " + peak);
        record.steps().forEach(step -> assertTrue(step.processBytes() > 10 << 20));
    }

    @Test
    void devicesOfTheProcessorAreListedAsUsable() {
        List<DeviceListing> listings = new LocalDevices().list();
        List<DeviceListing> ofProcessor = listings.stream()
                .filter(listing -> !listing.info().id().startsWith("cuda"))
                .toList();
        assertEquals(
                List.of("cpu", "nd4j"),
                ofProcessor.stream().map(listing -> listing.info().id()).toList());
        ofProcessor.forEach(listing -> assertTrue(listing.usable(), listing.toString()));
    }

    private RunRecord run(Strategy strategy, String device) throws Exception {
        Path file = folder.resolve(strategy.id() + System.nanoTime() + ".dscope");
        try (LocalRunner runner = new LocalRunner(new LocalDevices())) {
            RunRecord record =
                    TestRuns.end(runner.start(TestRuns.settings(strategy, device, 1, 2), Optional.of(file), false));
            assertEquals(record.steps(), RunFileReader.read(file).steps());
            return record;
        }
    }

    private static List<Float> losses(RunRecord record) {
        return record.steps().stream().map(StepSummary::loss).toList();
    }

    private static double mean(List<Float> values) {
        return values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
    }
}
