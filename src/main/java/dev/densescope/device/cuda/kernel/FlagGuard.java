package dev.densescope.device.cuda.kernel;

import dev.densescope.device.FiniteGuard;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.ChannelGrid;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.StepBlock;
import dev.densescope.device.operand.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks on the GPU and sets a flag in the step block of the workspace, which the parameter update reads. The host does
 * not wait during a step.
 */
public final class FlagGuard implements FiniteGuard {
    /** Limited by the 4 KiB of kernel parameters. */
    public static final int MAX_STRETCHES = 240;

    /** The check does not depend on the settings. */
    private static final StepSettings ANY = new StepSettings(1, 0, 0, 0, 0);

    private final StepBlock step;
    private final List<Kernel> looks = new ArrayList<>();

    public FlagGuard(StepBlock step, KernelLauncher launcher, List<Tensor> tensors) {
        this.step = step;
        List<Stretch> stretches = merged(tensors);
        for (int from = 0; from < stretches.size(); from += MAX_STRETCHES) {
            List<Stretch> some = stretches.subList(from, Math.min(stretches.size(), from + MAX_STRETCHES));
            looks.add(launcher.blocks(
                    some.size(),
                    ChannelGrid.THREADS,
                    "look_for_not_finite",
                    new Arguments().structure(new StretchesArgument(some)).pointer(step.address())));
        }
    }

    @Override
    public void check() {
        step.clearFlag();
        looks.forEach(kernel -> kernel.run(ANY));
    }

    @Override
    public boolean passed() {
        return !step.flag();
    }

    /** Merges adjacent tensors into one stretch. */
    private static List<Stretch> merged(List<Tensor> tensors) {
        List<Stretch> stretches = new ArrayList<>();
        tensors.stream()
                .map(tensor -> new Stretch(
                        CudaStorage.address(tensor),
                        Math.toIntExact(tensor.shape().elements())))
                .sorted(Comparator.comparingLong(Stretch::address))
                .forEach(stretch -> {
                    int last = stretches.size() - 1;
                    if (last >= 0 && stretches.get(last).end() == stretch.address) {
                        stretches.set(last, stretches.get(last).with(stretch));
                    } else {
                        stretches.add(stretch);
                    }
                });
        return stretches;
    }

    private record Stretch(long address, int floats) {
        long end() {
            return address + (long) floats * Float.BYTES;
        }

        Stretch with(Stretch next) {
            return new Stretch(address, Math.addExact(floats, next.floats));
        }
    }

    private record StretchesArgument(List<Stretch> stretches) implements Arguments.Structure {
        @Override
        public int alignment() {
            return Long.BYTES;
        }

        @Override
        public void put(ByteBuffer buffer) {
            stretches.forEach(stretch -> buffer.putLong(stretch.address));
            buffer.position(buffer.position() + (MAX_STRETCHES - stretches.size()) * Long.BYTES);
            stretches.forEach(stretch -> buffer.putInt(stretch.floats));
            buffer.position(buffer.position() + (MAX_STRETCHES - stretches.size()) * Integer.BYTES);
            buffer.putInt(stretches.size());
        }
    }
}
