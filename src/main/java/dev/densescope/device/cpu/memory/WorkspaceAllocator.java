package dev.densescope.device.cpu.memory;

import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;

/**
 * Allocates buffers for one kernel in the workspace, back to back. Kernels run one at a time, so each kernel starts
 * from the beginning.
 */
public final class WorkspaceAllocator {
    private final long end;
    private long next;

    public WorkspaceAllocator(Tensor workspace) {
        next = HostStorage.address(workspace);
        end = next + workspace.shape().bytes();
    }

    /** Allocates {@code bytes} aligned bytes and returns their address. */
    public long allocate(long bytes) {
        if (bytes > remaining()) {
            throw new IllegalStateException(
                    "a kernel needs %d bytes of workspace, but only %d remain".formatted(bytes, remaining()));
        }
        long address = next;
        next += (bytes + Storage.ALIGNMENT - 1) / Storage.ALIGNMENT * Storage.ALIGNMENT;
        return address;
    }

    /** Allocates {@code pieces} buffers of {@code floats} floats each and returns their addresses. */
    public long[] allocateFloats(int pieces, long floats) {
        long[] addresses = new long[pieces];
        for (int piece = 0; piece < pieces; piece++) {
            addresses[piece] = allocate(floats * Float.BYTES);
        }
        return addresses;
    }

    public long remaining() {
        return Math.max(0, end - next);
    }
}
