package dev.densescope.ui.shell.welcome;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The memory of a device that a design may be made for. */
record MemorySize(String name, long bytes) {
    /** The device of this machine, and usual GPUs. */
    static List<MemorySize> all(MachineText machine) {
        List<MemorySize> sizes = new ArrayList<>();
        sizes.add(new MemorySize(Messages.text("welcome.thisMachine"), machine.memoryBytes()));
        Arrays.stream(KnownGpu.values())
                .map(gpu -> new MemorySize(gpu.text(), gpu.memoryBytes()))
                .forEach(sizes::add);
        return sizes;
    }

    /** For the list, such as {@code RTX 3060, 12 GiB}. */
    @Override
    public String toString() {
        String size = QuantityText.window().bytes(bytes);
        return Messages.text("welcome.memorySize", name, size);
    }
}
