package dev.densescope.device.cpu.memory;

/**
 * Heap arrays for the per-channel numbers of one batch norm, which all kernels take in turn, for they run one at a time:
 * with arrays of their own, deep networks would need more heap than the square of their depth. Grown while kernels are
 * prepared; the run thread hands them to the workers.
 */
public final class ChannelArrays {
    private static final int FLOATS = 7;

    private final float[][] floats = new float[FLOATS][0];
    private double[] doubles = new double[0];

    /** Makes room for so many channels. */
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
