package dev.densescope.ui.run;

import dev.densescope.chart.steps.StepValues;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/**
 * Losses or accuracies of the finished steps of a run, as chart values.
 *
 * @param steps the steps in order; immutable, so not copied for each frame
 */
record LearnedValues(List<StepSummary> steps, Value value) implements StepValues {
    /** Returns the value of a step. */
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
