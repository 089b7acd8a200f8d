package dev.densescope.chart.steps;

import java.util.function.IntToDoubleFunction;

/** Values of steps in a row. */
public final class SampleSteps {
    private SampleSteps() {}

    /** @param value of a step, by its number */
    public static StepValues from(int first, int count, IntToDoubleFunction value) {
        return new StepValues() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int step(int index) {
                return first + index;
            }

            @Override
            public float value(int index) {
                return (float) value.applyAsDouble(first + index);
            }
        };
    }
}
