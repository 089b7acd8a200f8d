package dev.densescope.plan.hardware;

import dev.densescope.plan.step.Computation;

/**
 * The workspace of kernels on NVIDIA GPUs. It limits cuBLAS and cuDNN: algorithms that need more are not chosen.
 *
 * @param tensorFloat32 whether convolutions may use tensor cores, for which cuDNN transposes maps
 */
public record NvidiaWorkspace(boolean tensorFloat32) implements WorkspaceRule {
    /**
     * The block at the start of the workspace: values that change from step to step, and the flag for non-finite
     * values.
     */
    public static final long STEP_BLOCK_BYTES = 256;

    /** Alignment of buffers in the workspace. */
    public static final long ALIGNMENT = 256;

    @Override
    public long bytesFor(Computation computation) {
        return ALIGNMENT + STEP_BLOCK_BYTES + computation.accept(new NvidiaWorkspaceBytes(tensorFloat32));
    }
}
