package dev.densescope.device.cpu.memory;

import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import dev.densescope.device.host.HostStorage;

/**
 * Hands out pieces of the workspace to one kernel, back to back. Kernels run one at a time, so each starts from the
 * beginning.
 */
public final class WorkspaceCursor {
    private final long end;
    private long next;

    public WorkspaceCursor(Tensor workspace) {
        next = HostStorage.address(workspace);
        end = next + workspace.shape().bytes();
    }

    /** The address of {@code bytes} aligned bytes. */
    public long take(long bytes) {
        if (bytes > left()) {
            throw new IllegalStateException(
                    "a kernel needs %d bytes of workspace, but only %d are left".formatted(bytes, left()));
        }
        long address = next;
        next += (bytes + Storage.ALIGNMENT - 1) / Storage.ALIGNMENT * Storage.ALIGNMENT;
        return address;
    }

    /** The addresses of so many pieces of so many floats each. */
    public long[] takeFloats(int pieces, long floats) {
        long[] addresses = new long[pieces];
        for (int piece = 0; piece < pieces; piece++) {
            addresses[piece] = take(floats * Float.BYTES);
        }
        return addresses;
    }

    public long left() {
        return Math.max(0, end - next);
    }
}
