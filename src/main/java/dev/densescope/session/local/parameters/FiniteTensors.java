package dev.densescope.session.local.parameters;

import dev.densescope.language.Text;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;

/**
 * Checks tensors while they are written to a file, so that weights of a diverged training never replace usable ones.
 * The loss does not suffice: it is computed before the update, which may overflow.
 *
 * @param file to be written
 * @param steps of training after which the tensors have these values
 */
record FiniteTensors(TensorValues tensors, Path file, int steps) implements TensorValues {
    /** @throws WeightsException if a value is infinite or not a number */
    @Override
    public float[] of(String name) {
        float[] values = tensors.of(name);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new WeightsException(Text.of(
                        "File %s is not written: after step %d, value %d of %s is %s; lower the learning rate or check the data.",
                        file, steps, i, name, values[i]));
            }
        }
        return values;
    }
}
