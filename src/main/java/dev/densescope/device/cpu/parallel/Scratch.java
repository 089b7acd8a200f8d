package dev.densescope.device.cpu.parallel;

/** Heap arrays that one worker reuses from kernel to kernel, so that steps allocate nothing. Confined to its worker. */
public final class Scratch {
    private static final int ARRAYS = 10;

    private final float[][] arrays = new float[ARRAYS][0];

    /** Array {@code index} with room for at least {@code length} floats; its contents are undefined. */
    public float[] array(int index, int length) {
        if (arrays[index].length < length) {
            arrays[index] = new float[length];
        }
        return arrays[index];
    }
}
