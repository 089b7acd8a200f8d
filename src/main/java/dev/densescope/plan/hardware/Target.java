package dev.densescope.plan.hardware;

/**
 * What a schedule has to know of the device that will run it. It is known without the device, so that a step can be
 * predicted for a machine that is not there.
 *
 * @param layouts what its kernels want
 * @param workspace how much scratch memory they may use
 */
public record Target(KernelLayouts layouts, WorkspaceRule workspace) {
    /** A processor whose kernels use so many threads. */
    public static Target processor(int threads) {
        return new Target(KernelLayouts.PROCESSOR, new ProcessorWorkspace(threads));
    }

    /**
     * A GPU with cuDNN.
     *
     * @param tensorFloat32 whether convolutions may round to TensorFloat-32
     */
    public static Target nvidia(boolean tensorFloat32) {
        return new Target(KernelLayouts.NVIDIA, new NvidiaWorkspace(tensorFloat32));
    }
}
