package dev.densescope.device;

import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;

/** Searches float tensors for values that are infinite or NaN. Run thread only. */
public final class FiniteScan {
    private static final int CHUNK_FLOATS = 1 << 16;

    private final Device device;
    private final float[] chunk = new float[CHUNK_FLOATS];

    public FiniteScan(Device device) {
        this.device = device;
    }

    /** Whether all values are finite. */
    public boolean isFinite(Tensor tensor) {
        long elements = tensor.shape().elements();
        if (elements <= CHUNK_FLOATS) {
            device.read(tensor, chunk);
            return isFinite((int) elements);
        }
        for (long from = 0; from < elements; from += CHUNK_FLOATS) {
            int floats = (int) Math.min(CHUNK_FLOATS, elements - from);
            long offsetBytes = tensor.offsetBytes() + from * Float.BYTES;
            device.read(new Tensor(tensor.storage(), offsetBytes, TensorShape.vector(floats)), chunk);
            if (!isFinite(floats)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFinite(int floats) {
        for (int i = 0; i < floats; i++) {
            if (!Float.isFinite(chunk[i])) {
                return false;
            }
        }
        return true;
    }
}
