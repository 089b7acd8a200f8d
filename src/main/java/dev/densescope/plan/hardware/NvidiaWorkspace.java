package dev.densescope.plan.hardware;

import dev.densescope.plan.step.Computation;

/**
 * What kernels on NVIDIA GPUs may use as scratch memory: cuBLAS and cuDNN get a limit, and algorithms that need more are not
 * chosen.
 *
 * @param tensorFloat32 whether convolutions may use tensor cores, for which cuDNN turns maps round
 */
public record NvidiaWorkspace(boolean tensorFloat32) implements WorkspaceRule {
    /** At the start of the workspace: what changes from step to step, and whether all values are finite. */
    public static final long STEP_BLOCK_BYTES = 256;

    /** Places in the workspace start at multiples of this. */
    public static final long ALIGNMENT = 256;

    @Override
    public long bytesFor(Computation computation) {
        return ALIGNMENT + STEP_BLOCK_BYTES + computation.accept(new NvidiaWorkspaceBytes(tensorFloat32));
    }
}
