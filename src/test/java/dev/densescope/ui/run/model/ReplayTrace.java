package dev.densescope.ui.run.model;

import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Traces as the recorder would leave them: tensors come and go as the schedule says, times follow from bytes. */
public final class ReplayTrace {
    private static final double NANOS_PER_BYTE = 0.1;
    private static final double CONVOLUTION_FACTOR = 3;

    private ReplayTrace() {}

    /** The first operations of a step, all of them finished. */
    public static StepTrace of(Schedule schedule, int step, int operations) {
        TraceLegend legend = schedule.legend();
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        long now = step * 1_000_000_000L;
        List<Integer> changes = new ArrayList<>();
        List<List<Value>> born = lifetimes(schedule, true);
        List<List<Value>> dead = lifetimes(schedule, false);
        for (int i = 0; i < operations; i++) {
            starts[i] = now;
            now += nanos(schedule.operations().get(i));
            ends[i] = now;
            for (Value value : born.get(i)) {
                changes.add(i);
                changes.add(value.id() + 1);
            }
            for (Value value : dead.get(i)) {
                changes.add(i);
                changes.add(-value.id() - 1);
            }
        }
        int[] encoded = changes.stream().mapToInt(Integer::intValue).toArray();
        return StepTrace.decode(legend, step, starts, ends, encoded);
    }

    /** The same whole step, but the tensor that is given back first is never given back. */
    static StepTrace withoutItsFirstRelease(StepTrace trace) {
        int operations = trace.finished();
        int[] changes = trace.encodedChanges();
        int release = 0;
        while (changes[release + 1] > 0) {
            release += 2;
        }
        int[] kept = Arrays.copyOf(changes, changes.length - 2);
        System.arraycopy(changes, release + 2, kept, release, kept.length - release);
        return StepTrace.decode(
                trace.legend(),
                trace.step(),
                LongStream.range(0, operations)
                        .map(i -> trace.startNanos((int) i))
                        .toArray(),
                LongStream.range(0, operations)
                        .map(i -> trace.endNanos((int) i))
                        .toArray(),
                kept);
    }

    private static List<List<Value>> lifetimes(Schedule schedule, boolean born) {
        List<List<Value>> byOperation = new ArrayList<>();
        schedule.operations().forEach(operation -> byOperation.add(new ArrayList<>()));
        for (Value value : schedule.values()) {
            byOperation
                    .get(born ? schedule.firstUse(value) : schedule.lastUse(value))
                    .add(value);
        }
        return byOperation;
    }

    private static long nanos(Operation operation) {
        Computation computation = operation.computation();
        long bytes = Stream.concat(computation.reads().stream(), computation.writes().stream())
                .map(View::shape)
                .mapToLong(shape -> shape.bytes())
                .sum();
        double factor = operation.name().startsWith("conv") ? CONVOLUTION_FACTOR : 1;
        return 3_000 + Math.round(bytes * NANOS_PER_BYTE * factor);
    }
}
