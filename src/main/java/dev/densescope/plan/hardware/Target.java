package dev.densescope.plan.hardware;

/**
 * The properties of a device that a schedule depends on. They are known without the device, so that a step can be
 * predicted for another machine.
 *
 * @param layouts required by its kernels
 * @param workspace of its kernels
 * @param computesInChunks whether they can compute a batch norm and the 1x1 convolution that reads it in chunks of
 *     channels
 */
public record Target(KernelLayouts layouts, WorkspaceRule workspace, boolean computesInChunks) {
    /** A CPU whose kernels use the given number of threads. */
    public static Target processor(int threads) {
        return new Target(KernelLayouts.PROCESSOR, new ProcessorWorkspace(threads), true);
    }

    /** The same, but each batch norm's output is stored. */
    public Target withoutChunks() {
        return new Target(layouts, workspace, false);
    }

    /**
     * A GPU with cuDNN.
     *
     * @param tensorFloat32 whether convolutions may round to TensorFloat-32
     */
    public static Target nvidia(boolean tensorFloat32) {
        return new Target(KernelLayouts.NVIDIA, new NvidiaWorkspace(tensorFloat32), false);
    }
}
