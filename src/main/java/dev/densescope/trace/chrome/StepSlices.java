package dev.densescope.trace.chrome;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.densescope.session.measure.StepSummary;
import java.io.IOException;
import java.util.List;

/** The steps of a run as slices, with waits and evaluations between them, and counters of loss and process memory. */
final class StepSlices {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String CATEGORY = "step";

    private final EventWriter events;
    private final List<StepSummary> steps;
    private final StepPositions positions;

    StepSlices(EventWriter events, List<StepSummary> steps, StepPositions positions) {
        this.events = events;
        this.steps = steps;
        this.positions = positions;
    }

    /** Writes the slice of a step and of the wait before it. */
    void begin(int index) throws IOException {
        StepSummary step = steps.get(index);
        long start = positions.start(index);
        if (step.waitNanos() > 0) {
            SliceName name = new SliceName("wait for images", CATEGORY);
            events.slice(Track.STEPS, name, start - step.waitNanos(), start, nothing -> {});
        }
        String text = "step " + step.step() + (step.warmup() ? " (warm-up)" : "");
        events.slice(
                Track.STEPS,
                new SliceName(text, CATEGORY),
                start,
                positions.end(index),
                arguments -> describe(step, arguments));
    }

    /** Writes what is known after a step. */
    void end(int index) throws IOException {
        StepSummary step = steps.get(index);
        long end = positions.end(index);
        if (step.processBytes() > 0) {
            events.counter("process memory", end, values -> values.writeNumberField("resident", step.processBytes()));
        }
        if (Float.isFinite(step.loss())) {
            events.counter("loss", end, values -> values.writeNumberField("loss", step.loss()));
        }
        long evaluation = positions.evaluationNanos(index);
        if (evaluation > 0) {
            SliceName name = new SliceName("evaluation", "evaluation");
            events.slice(Track.STEPS, name, end, end + evaluation, nothing -> {});
        }
    }

    private static void describe(StepSummary step, JsonGenerator arguments) throws IOException {
        if (Float.isFinite(step.loss())) {
            arguments.writeNumberField("loss", step.loss());
        }
        if (Float.isFinite(step.accuracy())) {
            arguments.writeNumberField("accuracy", step.accuracy());
        }
        arguments.writeNumberField("forwardMillis", step.forwardNanos() / NANOS_PER_MILLI);
        arguments.writeNumberField("recomputeMillis", step.recomputeNanos() / NANOS_PER_MILLI);
        arguments.writeNumberField("backwardMillis", step.backwardNanos() / NANOS_PER_MILLI);
        arguments.writeNumberField("updateMillis", step.updateNanos() / NANOS_PER_MILLI);
    }
}
