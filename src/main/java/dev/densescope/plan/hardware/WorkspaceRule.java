package dev.densescope.plan.hardware;

import dev.densescope.plan.step.Computation;

/**
 * How much scratch memory kernels may use: one stretch for the whole step, as large as the most that any operation may use.
 * The rule is ours, so the size is known without a device; a device chooses kernels that keep within it.
 */
public sealed interface WorkspaceRule permits ProcessorWorkspace, NvidiaWorkspace {
    /** Bytes that an operation may use while it runs. */
    long bytesFor(Computation computation);
}
