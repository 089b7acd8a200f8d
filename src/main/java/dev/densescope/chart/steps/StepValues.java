package dev.densescope.chart.steps;

/** A value for each of some training steps in order, such as their losses. */
public interface StepValues {
    /** No step. */
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

    /** How many steps there are. */
    int count();

    /** The number of a step, counted from 1 over the whole training: a run that goes on with one begins later. */
    int step(int index);

    /** Its value; NaN where it is not known. */
    float value(int index);
}
