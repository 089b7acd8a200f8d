package dev.densescope.model.format;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.model.ExportedModel;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorValues;
import java.util.concurrent.CancellationException;

/** The values of a model, whose reading is the progress of the file that is written. Confined to one thread. */
final class WatchedValues implements TensorValues {
    private final TensorValues values;
    private final int tensors;
    private int read;
    private WriteProgress progress = WriteProgress.NONE;

    WatchedValues(ExportedModel model) {
        values = model.weights();
        tensors = StateDict.of(model.network()).size();
    }

    /** Begins another file, which reads each tensor at most once. */
    void begin(WriteProgress next) {
        read = 0;
        progress = next;
        progress.written(0);
    }

    /** @throws CancellationException if the progress cancels */
    @Override
    public float[] of(String name) {
        progress.written(Math.min(1, (double) read / tensors));
        read++;
        return values.of(name);
    }
}
