package dev.densescope.device.cpu.parallel;

/** Heap arrays that a worker reuses for all kernels, so that steps allocate nothing. One instance per worker. */
public final class Scratch {
    private static final int ARRAYS = 10;

    private final float[][] arrays = new float[ARRAYS][0];

    /** Array {@code index} with at least {@code length} floats; its contents are undefined. */
    public float[] array(int index, int length) {
        if (arrays[index].length < length) {
            arrays[index] = new float[length];
        }
        return arrays[index];
    }
}
