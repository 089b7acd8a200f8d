package dev.densescope.trace.pprof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TracedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Profiles as a reader generated from the schema sees them. */
class MemoryProfileTest {
    static final List<String> NAMES = SampleTraces.HOSTILE;

    @ParameterizedTest
    @EnumSource
    void theSumsAreThePeakAndAllAcquiredBytes(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        List<ProfileReader.Sample> samples = read(run).samples();
        assertEquals(
                run.run().measurement().orElseThrow().peakLiveBytes(),
                samples.stream().mapToLong(ProfileReader.Sample::inUse).sum());
        assertEquals(
                trace.events().stream()
                        .filter(event -> event instanceof MemoryEvent.Acquired)
                        .mapToLong(MemoryEvent::deltaBytes)
                        .sum(),
                samples.stream().mapToLong(ProfileReader.Sample::allocated).sum());
    }

    @Test
    void aSampleHasTheStackOfItsTensor() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        ProfileReader profile = read(run);
        PeakAttribution peak = PeakAttribution.of(run.run().lastTrace().orElseThrow());
        assertEquals(
                peak.tensors().stream()
                        .collect(Collectors.toMap(MemoryProfileTest::stack, TracedTensor::bytes, Long::sum)),
                profile.samples().stream()
                        .filter(sample -> sample.inUse() > 0)
                        .collect(
                                Collectors.toMap(ProfileReader.Sample::stack, ProfileReader.Sample::inUse, Long::sum)));
        ProfileReader.Sample features = profile.samples().stream()
                .filter(sample -> sample.stack().equals(List.of("Small", "block1", "block1/layer3", "features")))
                .findFirst()
                .orElseThrow();
        assertEquals("features", features.category());
    }

    private static List<String> stack(TracedTensor tensor) {
        return tensor.layer().block() > 0 && tensor.layer().layer() > 0
                ? List.of(
                        "Small",
                        "block" + tensor.layer().block(),
                        tensor.layer().text(),
                        tensor.name())
                : List.of("Small", tensor.layer().text(), tensor.name());
    }

    @Test
    void typesTimeAndCommentsAreThoseOfTheRun() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        ProfileReader profile = read(run);
        assertEquals(List.of("alloc_space bytes", "inuse_space bytes"), profile.types());
        assertEquals("inuse_space", profile.defaultType());
        assertEquals(List.of("shared", "The run completed."), profile.comments());
        assertEquals(run.run().startedAt().toEpochMilli() * 1_000_000, profile.timeNanos());
    }

    @Test
    void aRunWithoutStepsAndAnInterruptedOneAreValid() throws IOException {
        assertEquals(List.of(), read(SampleTraces.withoutSteps()).samples());
        TracedRun run = SampleTraces.interrupted(SampleTraces.small(Strategy.SHARED), 12);
        assertEquals(
                run.run().lastTrace().orElseThrow().liveProfile().peakBytes(),
                read(run).samples().stream()
                        .mapToLong(ProfileReader.Sample::inUse)
                        .sum());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesAreTextInOneLine(String name) throws IOException {
        for (String text : read(SampleTraces.hostile(name)).strings()) {
            assertFalse(text.chars().anyMatch(Character::isISOControl), text);
            assertFalse(text.contains("\u202E"), text);
        }
    }

    @Test
    void equalRunsGiveEqualFiles() throws IOException {
        assertArrayEquals(
                bytes(SampleTraces.small(Strategy.SHARED)).toByteArray(),
                bytes(SampleTraces.small(Strategy.SHARED)).toByteArray());
        assertTrue(bytes(SampleTraces.ofEvents(200_000)).size() > 0);
    }

    private static ProfileReader read(TracedRun run) throws IOException {
        return new ProfileReader(new ByteArrayInputStream(bytes(run).toByteArray()));
    }

    private static ByteArrayOutputStream bytes(TracedRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryProfile.write(run, bytes, WriteProgress.NONE);
        return bytes;
    }
}
