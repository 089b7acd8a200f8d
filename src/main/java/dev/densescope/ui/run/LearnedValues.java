package dev.densescope.ui.run;

import dev.densescope.chart.steps.StepValues;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/**
 * What finished steps of a run have learned, as a chart takes it.
 *
 * @param steps in order; never changed, so not copied for each frame
 */
record LearnedValues(List<StepSummary> steps, Value value) implements StepValues {
    /** Of a step. */
    interface Value {
        float of(StepSummary step);
    }

    @Override
    public int count() {
        return steps.size();
    }

    @Override
    public int step(int index) {
        return steps.get(index).step();
    }

    @Override
    public float value(int index) {
        return value.of(steps.get(index));
    }
}
