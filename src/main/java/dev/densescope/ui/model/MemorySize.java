package dev.densescope.ui.model;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The memory of a device that a design may be made for. */
public record MemorySize(String name, long bytes) {
    private static final long GIBIBYTE = 1L << 30;

    /** The device of this machine. */
    public static MemorySize of(MachineText machine) {
        return new MemorySize(Messages.text("memorySize.thisMachine"), machine.memoryBytes());
    }

    /** Usual GPUs, smallest memory first. */
    public static List<MemorySize> gpus() {
        return Arrays.stream(KnownGpu.values())
                .map(gpu -> new MemorySize(gpu.model(), gpu.memoryBytes()))
                .sorted(Comparator.comparingLong(MemorySize::bytes).thenComparing(MemorySize::name))
                .toList();
    }

    /** For a list, such as {@code RTX 3060, 12 GiB}. */
    @Override
    public String toString() {
        QuantityText numbers = QuantityText.window();
        String size = bytes % GIBIBYTE == 0 ? numbers.count(bytes / GIBIBYTE) + "\u00a0GiB" : numbers.bytes(bytes);
        return Messages.text("memorySize", name, size);
    }
}
