package dev.densescope.chart.steps;

/** A series of values by training step, such as losses. */
public interface StepValues {
    /** An empty series. */
    static StepValues none() {
        return new StepValues() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public int step(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public float value(int index) {
                throw new IndexOutOfBoundsException(index);
            }
        };
    }

    /** Number of steps. */
    int count();

    /** The number of a step, from 1 at the start of the training. A resumed run starts with a larger number. */
    int step(int index);

    /** The value of a step; NaN if unknown. */
    float value(int index);
}
