package dev.densescope.trace;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TensorShape;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs with traces of any size and with any names, without running anything. */
public final class SampleTraces {
    /** Names that do harm where they are not escaped. */
    public static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "quote\" and 'apostrophe' and back\\slash",
            "two\nlines\r\nof a;b;c 12 34",
            "tab\tand \u001b[31mescape\u0007",
            "\u202Eright to left\u202C",
            "שלום 😀 عالم",
            "a lone \uD83D surrogate",
            "  ",
            "c__builtin__\neval\n(S'1'\ntR.");

    private static final int TENSORS_PER_OPERATION = 2;
    private static final int LAYERS = 40;
    private static final int LIFETIME = 30;

    private SampleTraces() {}

    /** The small design under a strategy, as the only run of a report. */
    public static TracedRun small(Strategy strategy) {
        return traced(SampleRuns.run(SampleRuns.smallSpec(), strategy, 3));
    }

    public static TracedRun traced(RunRecord run) {
        return new TracedRun(run, run.settings().storage().id(), 1);
    }

    /** A run that ended before its first step. */
    public static TracedRun withoutSteps() {
        return traced(SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.SHARED, new RunOutcome.OutOfMemory(1L << 40, "It does not fit.")));
    }

    /** The same run with another trace of its last step. */
    public static RunRecord with(RunRecord run, StepTrace trace) {
        Measurement measured = run.measurement().orElseThrow();
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                Optional.of(new Measurement(
                        measured.forwardFeatureMapBytes(),
                        trace.liveProfile().peakBytes(),
                        measured.reservedBytes(),
                        measured.processPeakBytes())),
                run.steps(),
                run.epochs(),
                run.layers(),
                Optional.of(trace),
                run.dataset(),
                run.skipped(),
                run.notices(),
                run.deviceMemory(),
                run.outcome());
    }

    /** A run whose last step has so many memory events, a multiple of 4. */
    public static TracedRun ofEvents(int events) {
        int operations = events / (2 * TENSORS_PER_OPERATION);
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        for (int i = 0; i < operations; i++) {
            starts[i] = 1_000_000_000L + i * 2_000L;
            ends[i] = starts[i] + 1_500 + i % 400;
        }
        TraceLegend legend = legend(operations);
        return traced(with(run, StepTrace.decode(legend, 4, starts, ends, changes(operations))));
    }

    private static TraceLegend legend(int operations) {
        List<TracedOperation> traced = new ArrayList<>();
        List<TracedTensor> tensors = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            LayerPath layer = LayerPath.denseLayer(1 + i / LAYERS % 4, 1 + i / 4 % LAYERS);
            boolean forward = i < operations / 2;
            Phase later = i % 3 == 0 ? Phase.RECOMPUTE : Phase.BACKWARD;
            traced.add(new TracedOperation(i, forward ? Phase.FORWARD : later, layer, "op" + i % 50));
            for (int each = 0; each < TENSORS_PER_OPERATION; each++) {
                int id = tensors.size();
                Category category = Category.values()[id % Category.values().length];
                TensorShape shape = TensorShape.vector(100 + id % 1_000);
                tensors.add(new TracedTensor(id, layer, "tensor" + id % 60, category, shape, shape.bytes(), false));
            }
        }
        return new TraceLegend(traced, tensors);
    }

    /** Each operation acquires two tensors, and releases those of an earlier one; the last releases all others. */
    private static int[] changes(int operations) {
        int[] changes = new int[operations * TENSORS_PER_OPERATION * 4];
        int count = 0;
        for (int i = 0; i < operations; i++) {
            for (int each = 0; each < TENSORS_PER_OPERATION; each++) {
                changes[count++] = i;
                changes[count++] = i * TENSORS_PER_OPERATION + each + 1;
            }
            int last = i == operations - 1 ? i : i - LIFETIME;
            for (int released = Math.max(0, i - LIFETIME); released <= last; released++) {
                for (int each = 0; each < TENSORS_PER_OPERATION; each++) {
                    changes[count++] = i;
                    changes[count++] = -(released * TENSORS_PER_OPERATION + each + 1);
                }
            }
        }
        return changes;
    }

    /** The small run with so many memory events, a multiple of 2, of the few tensors of its step. */
    public static TracedRun repeating(int events) {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
        StepTrace trace = run.lastTrace().orElseThrow();
        int operations = trace.finished();
        int tensors = trace.legend().tensors().size();
        int[] changes = new int[events * 2];
        for (int i = 0; i < events; i++) {
            int tensor = i / 2 % tensors + 1;
            changes[2 * i] = (int) ((long) i / 2 * 2 * operations / events);
            changes[2 * i + 1] = i % 2 == 0 ? tensor : -tensor;
        }
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        for (int i = 0; i < operations; i++) {
            starts[i] = trace.startNanos(i);
            ends[i] = trace.endNanos(i);
        }
        return traced(with(run, StepTrace.decode(trace.legend(), trace.step(), starts, ends, changes)));
    }

    /** The small run with a hostile name in place of each name of its design, operations and tensors. */
    public static TracedRun hostile(String name) {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);
        StepTrace trace = run.lastTrace().orElseThrow();
        TraceLegend legend = new TraceLegend(
                trace.legend().operations().stream()
                        .map(each -> new TracedOperation(each.index(), each.phase(), each.layer(), name))
                        .toList(),
                trace.legend().tensors().stream()
                        .map(each -> new TracedTensor(
                                each.id(),
                                each.layer(),
                                name,
                                each.category(),
                                each.shape(),
                                each.bytes(),
                                each.shared()))
                        .toList());
        long[] starts = new long[trace.finished()];
        long[] ends = new long[trace.finished()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = trace.startNanos(i);
            ends[i] = trace.endNanos(i);
        }
        StepTrace renamed = StepTrace.decode(legend, trace.step(), starts, ends, trace.encodedChanges());
        return new TracedRun(with(run, renamed), name, 1);
    }

    /** The first operations of a run's last step, as if it were interrupted. */
    public static TracedRun interrupted(TracedRun run, int operations) {
        StepTrace trace = run.run().lastTrace().orElseThrow();
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        for (int i = 0; i < operations; i++) {
            starts[i] = trace.startNanos(i);
            ends[i] = trace.endNanos(i);
        }
        int[] all = trace.encodedChanges();
        int count = 0;
        while (count < all.length && all[count] < operations) {
            count += 2;
        }
        StepTrace part = StepTrace.decode(trace.legend(), trace.step(), starts, ends, Arrays.copyOf(all, count));
        return new TracedRun(with(run.run(), part), run.label(), run.number());
    }
}
