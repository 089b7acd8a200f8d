package dev.densescope.trace.chrome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.spec.LayerPath;
import dev.densescope.trace.SampleTraces;
import dev.densescope.trace.TracedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class ChromeTraceTest {
    static final List<String> NAMES = SampleTraces.HOSTILE;

    @ParameterizedTest
    @EnumSource
    void countersAndEventsHaveThePeakOfTheStep(Strategy strategy) throws IOException {
        TracedRun run = SampleTraces.small(strategy);
        TraceChecker trace = check(run);
        long peak = run.run().measurement().orElseThrow().peakLiveBytes();
        assertEquals(peak, trace.peakOfCounters());
        assertEquals(peak, trace.peakOfEvents());
        assertEquals(peak, trace.about().get("peakLiveBytes").asLong());
        assertEquals(0, trace.lastCounter());
        assertEquals(run.run().lastTrace().orElseThrow().eventCount(), trace.memoryEvents());
    }

    @Test
    void everyOperationIsASliceInItsLayerWithItsTime() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        List<TraceChecker.Slice> slices =
                slices(check(run), Stream.of(Phase.values()).map(Phase::id).toList());
        assertEquals(trace.finished(), slices.size());
        for (int i = 0; i < slices.size(); i++) {
            TracedOperation operation = trace.legend().operations().get(i);
            TraceChecker.Slice slice = slices.get(i);
            boolean recomputed = operation.phase() == Phase.RECOMPUTE;
            assertEquals(operation.name(), slice.name());
            assertEquals(recomputed ? 3 : 2, slice.track());
            assertEquals(recomputed ? 2 : 3, slice.depth(), "in a layer, and outside of recomputation in a phase");
            BigDecimal nanos = slice.end().subtract(slice.start()).movePointRight(3);
            assertEquals(trace.durationNanos(i), nanos.longValueExact(), "no nanosecond is lost");
        }
    }

    @Test
    void everyStepIsASliceInOrderAndTheLastEndsWithItsOperations() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        TraceChecker trace = check(run);
        List<TraceChecker.Slice> steps = slices(trace, List.of("step")).stream()
                .filter(slice -> slice.name().startsWith("step"))
                .toList();
        assertEquals(
                List.of("step 1 (warm-up)", "step 2", "step 3", "step 4"),
                steps.stream().map(TraceChecker.Slice::name).toList());
        for (int i = 0; i < steps.size() - 1; i++) {
            StepSummary step = run.run().steps().get(i);
            assertEquals(
                    step.nanos(),
                    steps.get(i)
                            .end()
                            .subtract(steps.get(i).start())
                            .movePointRight(3)
                            .longValueExact());
        }
        assertEquals(
                slices(trace, List.of("update")).stream()
                        .map(TraceChecker.Slice::end)
                        .max(BigDecimal::compareTo),
                Optional.of(steps.get(3).end()));
    }

    @Test
    void anArrowLeadsFromEachLayersForwardOverItsRecomputationToItsBackward() throws IOException {
        TracedRun shared = SampleTraces.small(Strategy.SHARED);
        long layers = shared.run().lastTrace().orElseThrow().legend().operations().stream()
                .filter(operation -> operation.phase() == Phase.BACKWARD)
                .map(TracedOperation::layer)
                .distinct()
                .count();
        List<List<String>> flows = check(shared).flows();
        assertEquals(layers, flows.size());
        assertTrue(flows.stream().anyMatch(roles -> roles.contains("t")), "over recomputation");
        assertTrue(check(SampleTraces.small(Strategy.NAIVE)).slices().stream().noneMatch(slice -> slice.track() == 3));
    }

    @Test
    void layersOfARecomputingStepHaveSlicesOnBothTracks() throws IOException {
        List<TraceChecker.Slice> layers = slices(check(SampleTraces.small(Strategy.SHARED)), List.of("layer"));
        String layer = LayerPath.denseLayer(1, 2).text();
        for (int track : new int[] {2, 3}) {
            assertTrue(layers.stream()
                    .anyMatch(slice -> slice.track() == track && slice.name().equals(layer)));
        }
    }

    @Test
    void evaluationsHaveSlicesBetweenTheSteps() throws IOException {
        EpochSummary.Evaluation evaluation = new EpochSummary.Evaluation(10, 0.5, 0.5, 7_000_000);
        EpochSummary epoch = new EpochSummary(1, 2, 0.5, 0.5, Optional.of(evaluation));
        TracedRun run = SampleTraces.traced(
                SampleRuns.withEpochs(SampleTraces.small(Strategy.SHARED).run(), epoch));
        List<TraceChecker.Slice> evaluations = slices(check(run), List.of("evaluation"));
        assertEquals(1, evaluations.size());
        BigDecimal micros = evaluations.get(0).end().subtract(evaluations.get(0).start());
        assertEquals(7_000, micros.intValueExact());
    }

    @Test
    void anInterruptedStepAndARunWithoutStepsAreValid() throws IOException {
        for (int operations : new int[] {0, 1, 12, 90}) {
            TracedRun run = SampleTraces.interrupted(SampleTraces.small(Strategy.SHARED), operations);
            TraceChecker trace = check(run);
            assertEquals(run.run().lastTrace().orElseThrow().liveProfile().peakBytes(), trace.peakOfCounters());
        }
        assertEquals(List.of(), check(SampleTraces.withoutSteps()).slices());
    }

    /** Of a device whose clock has operations overlap, and of a run whose steps take no time. */
    @Test
    void overlappingOperationsAreWrittenOneAfterAnother() throws IOException {
        TracedRun run = SampleTraces.small(Strategy.SHARED);
        StepTrace trace = run.run().lastTrace().orElseThrow();
        long[] starts = new long[trace.finished()];
        long[] ends = new long[trace.finished()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i / 3 * 1_000L;
            ends[i] = starts[i] + i % 7 * 900L;
        }
        StepTrace overlapping = StepTrace.decode(trace.legend(), trace.step(), starts, ends, trace.encodedChanges());
        TraceChecker checked = check(SampleTraces.traced(SampleTraces.with(run.run(), overlapping)));
        assertEquals(trace.liveProfile().peakBytes(), checked.peakOfCounters());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesAreHarmlessInPagesAndOnTerminals(String name) throws IOException {
        TracedRun run = SampleTraces.hostile(name);
        String text = text(run);
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), "plain ASCII");
        assertFalse(text.contains("<") || text.contains(">") || text.contains("&"));
        for (TraceChecker.Slice slice : check(run).slices()) {
            assertFalse(slice.name().chars().anyMatch(Character::isISOControl), slice.name());
            assertFalse(slice.name().contains("\u202E"), slice.name());
        }
    }

    @Test
    void twoHundredThousandEventsAreNestedAndInOrder() throws IOException {
        TracedRun run = SampleTraces.ofEvents(200_000);
        TraceChecker trace = check(run);
        assertEquals(200_000, trace.memoryEvents());
        assertEquals(run.run().lastTrace().orElseThrow().liveProfile().peakBytes(), trace.peakOfCounters());
    }

    private static List<TraceChecker.Slice> slices(TraceChecker trace, List<String> categories) {
        return trace.slices().stream()
                .filter(slice -> categories.contains(slice.category()))
                .toList();
    }

    private static TraceChecker check(TracedRun run) throws IOException {
        return TraceChecker.of(new ByteArrayInputStream(text(run).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(TracedRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ChromeTrace.write(run, bytes, WriteProgress.NONE);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
