package dev.densescope.device.cuda.launch;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.Stream;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Prepares launches of our own kernels, in one-dimensional blocks of {@link ChannelGrid#THREADS} threads. */
public final class KernelLauncher {
    private static final PointerPointer<?> NO_EXTRAS = new PointerPointer<>((Pointer) null);

    private final KernelModule module;
    private final Stream stream;

    public KernelLauncher(KernelModule module, Stream stream) {
        this.module = module;
        this.stream = stream;
    }

    /** A kernel for all elements of all channels. */
    public Kernel over(ChannelGrid grid, String name, Arguments arguments) {
        return blocks(grid.totalBlocks(), ChannelGrid.THREADS, name, arguments);
    }

    /** A kernel with one thread per task. */
    public Kernel tasks(long count, String name, Arguments arguments) {
        return blocks(
                Math.toIntExact((count + ChannelGrid.THREADS - 1) / ChannelGrid.THREADS),
                ChannelGrid.THREADS,
                name,
                arguments);
    }

    /** A kernel with the given number of blocks. */
    public Kernel blocks(int blocks, int threads, String name, Arguments arguments) {
        CUfunc_st function = module.function(name);
        Arguments.Block block = arguments.toBlock();
        return settings -> Status.ofDriver(
                cudart.cuLaunchKernel(
                        function, blocks, 1, 1, threads, 1, 1, 0, stream.handle(), block.pointers(), NO_EXTRAS),
                "launch kernel " + name);
    }
}
