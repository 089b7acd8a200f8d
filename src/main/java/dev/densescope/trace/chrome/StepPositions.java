package dev.densescope.trace.chrome;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the steps of a run are on its time axis, in nanoseconds. Only durations are recorded of a step, and times of
 * operations of the last one. So steps, waits for images and evaluations are placed one after another, such that the last
 * step ends with its last operation.
 */
final class StepPositions {
    private final List<StepSummary> steps;
    private final Map<Integer, Long> evaluationNanos = new HashMap<>();
    private final long[] starts;
    private final long[] ends;
    private final int traced;
    private final long shiftNanos;

    StepPositions(RunRecord run) {
        steps = run.steps();
        run.epochs().forEach(this::addEvaluation);
        starts = new long[steps.size()];
        ends = new long[steps.size()];
        traced = run.lastTrace().map(trace -> indexOf(trace.step())).orElse(-1);
        placeOneAfterAnother();
        if (traced >= 0 && run.lastTrace().orElseThrow().finished() > 0) {
            placeAround(run.lastTrace().orElseThrow());
        }
        shiftNanos = starts.length == 0 ? 0 : Math.max(0, steps.get(0).waitNanos() - starts[0]);
        move(0, starts.length, shiftNanos);
    }

    private void addEvaluation(EpochSummary epoch) {
        epoch.evaluation().ifPresent(evaluation -> evaluationNanos.put(epoch.step(), evaluation.nanos()));
    }

    private int indexOf(int step) {
        int index = steps.isEmpty() ? -1 : step - steps.get(0).step();
        return index < steps.size() ? index : -1;
    }

    private void placeOneAfterAnother() {
        long now = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = now + steps.get(i).waitNanos();
            ends[i] = starts[i] + steps.get(i).nanos();
            now = ends[i] + evaluationNanos(i);
        }
    }

    /** Moves all steps so that one contains its operations. */
    private void placeAround(StepTrace trace) {
        move(0, starts.length, trace.endNanos(trace.finished() - 1) - ends[traced]);
        long end = ends[traced];
        long late = Math.max(0, starts[traced] - trace.startNanos(0)); // if the clock of a device runs differently
        move(0, traced + 1, -late);
        ends[traced] = end;
    }

    private void move(int from, int to, long nanos) {
        for (int i = from; i < to; i++) {
            starts[i] += nanos;
            ends[i] += nanos;
        }
    }

    /** Added to recorded times, so that no position is negative. */
    long shiftNanos() {
        return shiftNanos;
    }

    /** Index of the step that has a trace; -1 if there is none. */
    int traced() {
        return traced;
    }

    /** Start of a step, by its index: after the wait for its images. */
    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    /** Duration of the evaluation after a step; 0 if there was none. */
    long evaluationNanos(int index) {
        return evaluationNanos.getOrDefault(steps.get(index).step(), 0L);
    }
}
