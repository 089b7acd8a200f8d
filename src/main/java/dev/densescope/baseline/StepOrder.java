package dev.densescope.baseline;

import dev.densescope.weights.tensor.FloatBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * One training step. The arrays are reused for each.
 *
 * @param images (N, H, W, C)
 * @param labels N class indices from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StepOrder(double learningRate, float[] images, int[] labels) {
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeDouble(learningRate);
        FloatBytes.write(out, images, ByteOrder.BIG_ENDIAN);
        for (int label : labels) {
            out.writeInt(label);
        }
        out.flush();
    }

    /**
     * Reads the next step into the arrays of this one.
     *
     * @throws java.io.EOFException at the end of the pipe
     */
    public StepOrder readNext(DataInputStream in) throws IOException {
        double rate = in.readDouble();
        FloatBytes.read(in, images, ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readInt();
        }
        return new StepOrder(rate, images, labels);
    }
}
