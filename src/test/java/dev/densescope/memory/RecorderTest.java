package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecorderTest {
    /** Two operations forward, one backward; tensor 0 is held, 1 is of operations 0 to 1, 2 of operations 1 to 2. */
    private static final TraceLegend LEGEND = new TraceLegend(
            List.of(
                    new TracedOperation(0, Phase.FORWARD, LayerPath.STEM, "conv0"),
                    new TracedOperation(1, Phase.FORWARD, LayerPath.HEAD, "classifier"),
                    new TracedOperation(2, Phase.BACKWARD, LayerPath.HEAD, "classifier backward")),
            List.of(
                    tensor(0, Category.PARAMETERS, 100),
                    tensor(1, Category.FEATURES, 30),
                    tensor(2, Category.GRADIENTS, 20)));

    private final Recorder recorder = new Recorder(LEGEND, System.nanoTime());

    @Test
    void beforeTheFirstStepNothingIsThere() {
        assertEquals(0, recorder.current().started());
        assertEquals(List.of(), recorder.current().events());
        assertTrue(recorder.lastFinished().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> PeakAttribution.of(recorder.current()));
    }

    @Test
    void aStepIsRecordedAsItHappened() {
        StepTrace trace = wholeStep(recorder, 7);

        assertEquals(7, trace.step());
        assertEquals(3, trace.started());
        assertEquals(3, trace.finished());
        assertEquals(
                List.of("+0", "+1", "+2", "-1", "-2", "-0"),
                trace.events().stream().map(RecorderTest::text).toList());
        assertEquals(
                List.of(0, 0, 1, 1, 2, 2),
                trace.events().stream().map(MemoryEvent::operation).toList());
        assertEquals(
                0, trace.events().stream().mapToLong(MemoryEvent::deltaBytes).sum());
        assertEquals(trace, recorder.lastFinished().orElseThrow());
    }

    @Test
    void timesNeverRunBackwards() {
        StepTrace trace = wholeStep(recorder, 1);
        long before = 0;
        for (int operation = 0; operation < 3; operation++) {
            assertTrue(trace.startNanos(operation) >= before);
            assertTrue(trace.endNanos(operation) >= trace.startNanos(operation));
            assertEquals(trace.endNanos(operation) - trace.startNanos(operation), trace.durationNanos(operation));
            before = trace.endNanos(operation);
        }
        assertEquals(trace.durationNanos(0) + trace.durationNanos(1), trace.phaseNanos(Phase.FORWARD));
        assertEquals(trace.durationNanos(2), trace.phaseNanos(Phase.BACKWARD));
        assertEquals(0, trace.phaseNanos(Phase.UPDATE));
    }

    @Test
    void aTensorIsLiveDuringItsLastOperationAndNotAfterIt() {
        LiveProfile profile = wholeStep(recorder, 1).liveProfile();
        assertEquals(130, profile.totalBytes(0));
        assertEquals(150, profile.totalBytes(1));
        assertEquals(120, profile.totalBytes(2));
    }

    @Test
    void thePeakIsHeldByWhatIsLiveThenLargestFirst() {
        PeakAttribution peak = PeakAttribution.of(wholeStep(recorder, 1));
        assertEquals(LEGEND.operations().get(1), peak.operation());
        assertEquals(150, peak.bytes());
        assertEquals(LEGEND.tensors(), peak.tensors());
    }

    @Test
    void whatIsNotPublishedYetIsNotSeen() {
        recorder.stepStarted(1);
        recorder.acquired(0, 0);
        assertEquals(List.of(), recorder.current().events());
        recorder.operationStarted(0);
        assertEquals(1, recorder.current().events().size());
        assertEquals(1, recorder.current().started());
        assertEquals(0, recorder.current().finished());
        recorder.operationFinished(0);
        assertEquals(1, recorder.current().finished());
    }

    @Test
    void theLastFinishedStepStaysWhileTheNextOneRuns() {
        StepTrace first = wholeStep(recorder, 1);
        LiveProfile profile = first.liveProfile();
        recorder.stepStarted(2);
        recorder.acquired(0, 1);
        recorder.operationStarted(0);

        assertEquals(2, recorder.current().step());
        assertEquals(30, recorder.current().liveProfile().totalBytes(0));
        assertEquals(first, recorder.lastFinished().orElseThrow());
        assertEquals(profile, first.liveProfile());
    }

    @Test
    void aTraceReadBackFromItsNumbersIsTheSame() {
        StepTrace trace = wholeStep(recorder, 3);
        StepTrace read = StepTrace.decode(LEGEND, 3, starts(trace), ends(trace), trace.encodedChanges());
        assertEquals(trace.events(), read.events());
        assertEquals(trace.liveProfile(), read.liveProfile());
        assertEquals(trace.phaseNanos(Phase.FORWARD), read.phaseNanos(Phase.FORWARD));
    }

    @Test
    void numbersThatDoNotFitTheLegendAreRefused() {
        long[] three = new long[3];
        refused(three, new long[2], new int[0]);
        refused(new long[4], new long[4], new int[0]);
        refused(three, three, new int[] {0});
        refused(three, three, new int[] {0, 0});
        refused(three, three, new int[] {0, 4});
        refused(three, three, new int[] {0, Integer.MIN_VALUE});
        refused(three, three, new int[] {3, 1});
        refused(three, three, new int[] {-1, 1});
    }

    private static void refused(long[] starts, long[] ends, int[] changes) {
        assertThrows(IllegalArgumentException.class, () -> StepTrace.decode(LEGEND, 1, starts, ends, changes));
    }

    /** Tensor i comes to life with operation i and dies with the next one, so every prefix has a known profile. */
    @Test
    void anotherThreadSeesAConsistentBeginningOfARunningStep() throws Exception {
        int operations = 20_000;
        Recorder chain = new Recorder(chainLegend(operations), System.nanoTime());
        ExecutorService reader = Executors.newSingleThreadExecutor();
        CountDownLatch reading = new CountDownLatch(1);
        try {
            Future<List<StepTrace>> seen = reader.submit(() -> readUntilDone(chain, operations, reading));
            reading.await();
            recordChain(chain, operations);
            List<StepTrace> traces = seen.get(60, TimeUnit.SECONDS);
            for (StepTrace trace : traces) {
                assertConsistentPrefix(trace);
            }
            assertEquals(operations, traces.get(traces.size() - 1).finished());
        } finally {
            reader.shutdownNow();
        }
    }

    private static List<StepTrace> readUntilDone(Recorder recorder, int operations, CountDownLatch reading) {
        List<StepTrace> seen = new ArrayList<>();
        StepTrace trace;
        do {
            trace = recorder.current();
            if (seen.isEmpty() || trace.started() >= seen.get(seen.size() - 1).started() + operations / 20) {
                assertConsistentPrefix(trace);
                seen.add(trace);
            }
            reading.countDown();
        } while (trace.finished() < operations);
        seen.add(trace);
        return seen;
    }

    private static void recordChain(Recorder recorder, int operations) {
        recorder.stepStarted(1);
        for (int operation = 0; operation < operations; operation++) {
            recorder.acquired(operation, operation);
            recorder.operationStarted(operation);
            recorder.operationFinished(operation);
            if (operation > 0) {
                recorder.released(operation, operation - 1);
            }
        }
    }

    private static void assertConsistentPrefix(StepTrace trace) {
        assertTrue(trace.finished() == trace.started() || trace.finished() == trace.started() - 1);
        LiveProfile profile = trace.liveProfile();
        assertEquals(trace.started(), profile.operations());
        for (int operation = 0; operation < trace.started(); operation++) {
            assertEquals(operation == 0 ? 1 : 2, profile.totalBytes(operation));
        }
        for (int operation = 0; operation < trace.finished(); operation++) {
            assertTrue(trace.durationNanos(operation) >= 0);
        }
    }

    private static TraceLegend chainLegend(int operations) {
        List<TracedOperation> traced = new ArrayList<>();
        List<TracedTensor> tensors = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            traced.add(new TracedOperation(i, Phase.FORWARD, LayerPath.STEM, "operation"));
            tensors.add(tensor(i, Category.FEATURES, 1));
        }
        return new TraceLegend(traced, tensors);
    }

    private static StepTrace wholeStep(Recorder recorder, int step) {
        recorder.stepStarted(step);
        recorder.acquired(0, 0);
        recorder.acquired(0, 1);
        run(recorder, 0);
        recorder.acquired(1, 2);
        run(recorder, 1);
        recorder.released(1, 1);
        run(recorder, 2);
        recorder.released(2, 2);
        recorder.released(2, 0);
        return recorder.stepFinished();
    }

    private static void run(Recorder recorder, int operation) {
        recorder.operationStarted(operation);
        recorder.operationFinished(operation);
    }

    private static String text(MemoryEvent event) {
        return (event instanceof MemoryEvent.Acquired ? "+" : "-")
                + event.tensor().id();
    }

    private static long[] starts(StepTrace trace) {
        return new long[] {trace.startNanos(0), trace.startNanos(1), trace.startNanos(2)};
    }

    private static long[] ends(StepTrace trace) {
        return new long[] {trace.endNanos(0), trace.endNanos(1), trace.endNanos(2)};
    }

    private static TracedTensor tensor(int id, Category category, int bytes) {
        TensorShape shape = TensorShape.vector(bytes).withType(ElementType.UINT8);
        return new TracedTensor(id, LayerPath.STEM, "tensor", category, shape, bytes, false);
    }
}
