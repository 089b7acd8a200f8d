package dev.densescope.report;

import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.List;

/** A step's trace as the engine would record it: tensors come and go as the schedule says, times follow from bytes. */
final class SampleTrace {
    private static final long OPERATION_NANOS = 5_000;
    private static final double NANOS_PER_BYTE = 0.12;
    private static final double CONVOLUTION_FACTOR = 5;

    private SampleTrace() {}

    static StepTrace of(Schedule schedule, int step) {
        TraceLegend legend = schedule.legend();
        Recorder recorder = new Recorder(legend, System.nanoTime());
        recorder.stepStarted(step);
        for (Operation operation : schedule.operations()) {
            int index = operation.index();
            values(schedule, index, true).forEach(value -> recorder.acquired(index, value.id()));
            recorder.operationStarted(index);
            recorder.operationFinished(index);
            values(schedule, index, false).forEach(value -> recorder.released(index, value.id()));
        }
        return withMadeUpTimes(schedule, recorder.stepFinished());
    }

    private static List<Value> values(Schedule schedule, int operation, boolean born) {
        return schedule.values().stream()
                .filter(value -> (born ? schedule.firstUse(value) : schedule.lastUse(value)) == operation)
                .toList();
    }

    private static StepTrace withMadeUpTimes(Schedule schedule, StepTrace trace) {
        int operations = schedule.operations().size();
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        long now = 1_000_000_000L;
        for (Operation operation : schedule.operations()) {
            starts[operation.index()] = now;
            now += nanos(operation);
            ends[operation.index()] = now;
            now += 1_000;
        }
        return StepTrace.decode(trace.legend(), trace.step(), starts, ends, trace.encodedChanges());
    }

    private static long nanos(Operation operation) {
        long bytes = operation.computation().writes().stream()
                        .mapToLong(view -> view.shape().bytes())
                        .sum()
                + operation.computation().reads().stream()
                        .map(View::shape)
                        .mapToLong(shape -> shape.bytes())
                        .sum();
        double factor =
                operation.name().startsWith("conv") && !operation.name().startsWith("concat") ? CONVOLUTION_FACTOR : 1;
        return OPERATION_NANOS + Math.round(bytes * NANOS_PER_BYTE * factor);
    }
}
