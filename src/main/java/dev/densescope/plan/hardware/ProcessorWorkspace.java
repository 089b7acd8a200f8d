package dev.densescope.plan.hardware;

import dev.densescope.plan.step.Computation;

/**
 * The workspace of kernels of the CPU.
 *
 * @param threads that kernels may use, each with partial sums and packing buffers of its own
 */
public record ProcessorWorkspace(int threads) implements WorkspaceRule {
    @Override
    public long bytesFor(Computation computation) {
        return computation.accept(new ProcessorWorkspaceBytes(threads));
    }
}
