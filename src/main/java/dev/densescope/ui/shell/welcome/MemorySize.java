package dev.densescope.ui.shell.welcome;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.GpuMemory;
import dev.densescope.ui.model.MachineText;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of a device that a design may be made for.
 *
 * @param name for the list, such as {@code RTX 3060, 12 GiB}
 */
record MemorySize(String name, long bytes) {
    /** The device of this machine, and usual GPUs. */
    static List<MemorySize> all(MachineText machine) {
        List<MemorySize> sizes = new ArrayList<>();
        String size = QuantityText.window().bytes(machine.memoryBytes());
        String name = Messages.text("welcome.memorySize", Messages.text("welcome.thisMachine"), size);
        sizes.add(new MemorySize(name, machine.memoryBytes()));
        GpuMemory.all().forEach(gpu -> sizes.add(new MemorySize(gpu.toString(), gpu.bytes())));
        return sizes;
    }

    @Override
    public String toString() {
        return name;
    }
}
