package dev.densescope.device.cuda.memory;

import dev.densescope.device.operand.Tensor;

/**
 * The workspace of a run: first the {@link StepBlock}, then memory that any kernel may use while it runs. Each kernel
 * allocates from the start.
 */
public final class KernelWorkspace {
    /** Alignment of allocations. */
    static final long ALIGNMENT = 256;

    private final long start;
    private final long end;
    private long next;

    private KernelWorkspace(long start, long end) {
        this.start = start;
        this.end = end;
        next = start + StepBlock.BYTES;
        if (next > end) {
            throw new IllegalArgumentException(
                    "the workspace needs at least %d bytes, but has %d".formatted(StepBlock.BYTES, end - start));
        }
    }

    public static KernelWorkspace of(Tensor workspace) {
        long address = CudaStorage.address(workspace);
        return new KernelWorkspace(aligned(address), address + workspace.shape().bytes());
    }

    /** The same workspace without allocations. */
    public KernelWorkspace fresh() {
        return new KernelWorkspace(start, end);
    }

    public long stepBlock() {
        return start;
    }

    /** Allocates bytes and returns their address. */
    public long allocate(long bytes) {
        long place = aligned(next);
        if (bytes > end - place) {
            throw new IllegalArgumentException(
                    "a kernel needs %d bytes of workspace, but only %d remain".formatted(bytes, end - place));
        }
        next = place + bytes;
        return place;
    }

    /** All remaining memory. */
    public Region remaining() {
        long place = Math.min(aligned(next), end);
        return new Region(place, end - place);
    }

    private static long aligned(long address) {
        return (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** A region of the workspace. */
    public record Region(long address, long bytes) {}
}
