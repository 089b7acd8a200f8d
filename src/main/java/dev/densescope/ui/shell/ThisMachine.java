package dev.densescope.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import dev.densescope.memory.ByteText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The machine the window runs on. */
final class ThisMachine {
    private static final long UNKNOWN_MEMORY_BYTES = 8L << 30;

    private ThisMachine() {}

    static MachineText text() {
        int cores = Runtime.getRuntime().availableProcessors();
        long memoryBytes = memoryBytes();
        String memory = ByteText.of(memoryBytes, Locale.getDefault(Locale.Category.FORMAT));
        return new MachineText(
                Messages.text("machine.cpu", cores, memory), Messages.text("machine.reason"), memoryBytes);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getTotalMemorySize() > 0
                ? system.getTotalMemorySize()
                : UNKNOWN_MEMORY_BYTES;
    }
}
