package dev.densescope.device.cuda.memory;

import dev.densescope.device.Tensor;

/**
 * The workspace of a run: at its start what changes from step to step ({@link StepBlock}), behind it room that any kernel may
 * use while it runs. Places are taken anew for each kernel.
 */
public final class Workspace {
    /** Where places begin. */
    static final long ALIGNMENT = 256;

    private final long start;
    private final long end;
    private long next;

    private Workspace(long start, long end) {
        this.start = start;
        this.end = end;
        next = start + StepBlock.BYTES;
        if (next > end) {
            throw new IllegalArgumentException(
                    "the workspace needs at least %d bytes, but has %d".formatted(StepBlock.BYTES, end - start));
        }
    }

    public static Workspace of(Tensor workspace) {
        long address = CudaStorage.address(workspace);
        return new Workspace(aligned(address), address + workspace.shape().bytes());
    }

    /** The same room with nothing taken. */
    public Workspace fresh() {
        return new Workspace(start, end);
    }

    public long stepBlock() {
        return start;
    }

    /** Takes a place; gives its address. */
    public long take(long bytes) {
        long place = aligned(next);
        if (bytes > end - place) {
            throw new IllegalArgumentException(
                    "a kernel needs %d bytes of the workspace, which has %d left".formatted(bytes, end - place));
        }
        next = place + bytes;
        return place;
    }

    /** All that is left. */
    public Region remaining() {
        long place = Math.min(aligned(next), end);
        return new Region(place, end - place);
    }

    private static long aligned(long address) {
        return (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Some room. */
    public record Region(long address, long bytes) {}
}
