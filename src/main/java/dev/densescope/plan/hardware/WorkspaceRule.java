package dev.densescope.plan.hardware;

import dev.densescope.plan.step.Computation;

/**
 * The size of the workspace of kernels: one buffer for the whole step, as large as any operation may need. It is
 * defined here, so that it is known without a device; a device chooses kernels that fit into it.
 */
public sealed interface WorkspaceRule permits ProcessorWorkspace, NvidiaWorkspace {
    /** Workspace that an operation may use, in bytes. */
    long bytesFor(Computation computation);
}
