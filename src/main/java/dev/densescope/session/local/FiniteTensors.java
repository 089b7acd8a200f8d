package dev.densescope.session.local;

import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;

/**
 * Tensors on their way into a file that could not be used again if training had diverged: it must not take the place of one
 * that can. The loss of the step may be finite then: it is from before the update, which may have overflowed.
 *
 * @param file that is about to be written
 * @param steps of training behind which the values are these
 */
record FiniteTensors(TensorValues tensors, Path file, int steps) implements TensorValues {
    /** @throws WeightsException if a value is infinite or not a number */
    @Override
    public float[] of(String name) {
        float[] values = tensors.of(name);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new WeightsException(
                        "File %s is not written: after step %d, value %d of %s is %s; lower the learning rate or check the data."
                                .formatted(file, steps, i, name, values[i]));
            }
        }
        return values;
    }
}
