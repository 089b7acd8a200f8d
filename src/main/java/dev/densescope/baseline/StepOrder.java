package dev.densescope.baseline;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

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
        FloatPipe.write(out, images);
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
        FloatPipe.read(in, images);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readInt();
        }
        return new StepOrder(rate, images, labels);
    }
}
