package dev.densescope.device.cpu.memory;

/**
 * Heap arrays for the per-channel values of a batch norm. All kernels share them, since kernels run one at a time;
 * separate arrays would take heap that grows with the square of the depth. They grow while kernels are prepared. The
 * run thread passes them to the workers.
 */
public final class ChannelArrays {
    private static final int FLOATS = 7;

    private final float[][] floats = new float[FLOATS][0];
    private double[] doubles = new double[0];

    /** Ensures capacity for the given number of channels. */
    public void reserve(int channels) {
        if (channels > doubles.length) {
            for (int i = 0; i < FLOATS; i++) {
                floats[i] = new float[channels];
            }
            doubles = new double[channels];
        }
    }

    /** Array {@code index} from 0 to 6; its contents are undefined. */
    public float[] floats(int index) {
        return floats[index];
    }

    public double[] doubles() {
        return doubles;
    }
}
