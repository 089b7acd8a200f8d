package dev.densescope.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import dev.densescope.memory.ByteText;
import dev.densescope.session.local.DeviceListing;
import dev.densescope.session.local.Devices;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The machine the window runs on: which of its devices runs use, and why. */
final class ThisMachine {
    private static final String CPU = "cpu";
    private static final long UNKNOWN_MEMORY_BYTES = 8L << 30;

    private ThisMachine() {}

    /**
     * What runs use.
     *
     * @param choice the id that is chosen
     * @param gpus as they were found; empty while they are looked for
     */
    static MachineText text(String choice, Optional<List<DeviceListing>> gpus) {
        return switch (choice) {
            case Devices.AUTO ->
                gpus.map(ThisMachine::best).orElseGet(() -> processor(CPU, Messages.text("machine.looking")));
            case "nd4j" -> processor(choice, Messages.text("machine.nd4jChosen"));
            case CPU -> processor(choice, Messages.text("machine.cpuChosen"));
            default ->
                gpus.map(found -> chosen(choice, found))
                        .orElseGet(() -> processor(CPU, Messages.text("machine.looking")));
        };
    }

    private static MachineText best(List<DeviceListing> gpus) {
        return gpus.stream()
                .filter(DeviceListing::usable)
                .findFirst()
                .map(gpu ->
                        gpu(gpu, Messages.text("machine.firstGpu", gpu.info().id())))
                .orElseGet(() -> noGpu(gpus));
    }

    private static MachineText noGpu(List<DeviceListing> gpus) {
        return gpus.stream()
                .filter(gpu -> gpu.problem().isPresent())
                .findFirst()
                .map(gpu -> processor(CPU, instead(gpu)).because(gpu.problem().orElseThrow()))
                .orElseGet(() -> processor(CPU, Messages.text("machine.noGpu")));
    }

    private static String instead(DeviceListing gpu) {
        return gpu.isGpu() ? Messages.text("machine.insteadOf", gpu.info().name()) : Messages.text("machine.noGpu");
    }

    private static MachineText chosen(String id, List<DeviceListing> gpus) {
        Optional<DeviceListing> known =
                gpus.stream().filter(gpu -> gpu.info().id().equals(id)).findFirst();
        if (known.isEmpty()) {
            return processor(id, Messages.text("machine.unknown", id));
        }
        return known.get()
                .problem()
                .map(problem ->
                        gpu(known.get(), Messages.text("machine.unusable", id)).because(problem))
                .orElseGet(() -> gpu(known.get(), Messages.text("machine.gpuChosen", id)));
    }

    private static MachineText gpu(DeviceListing gpu, String reason) {
        long memoryBytes = gpu.info().totalBytes() > 0 ? gpu.info().totalBytes() : memoryBytes();
        String device = Messages.text("machine.gpu", gpu.info().name(), bytes(memoryBytes));
        return new MachineText(gpu.info().id(), device, reason, memoryBytes);
    }

    private static MachineText processor(String id, String reason) {
        long memoryBytes = memoryBytes();
        String device = Messages.text("machine.cpu", Runtime.getRuntime().availableProcessors(), bytes(memoryBytes));
        return new MachineText(id, device, reason, memoryBytes);
    }

    private static String bytes(long bytes) {
        return ByteText.of(bytes, Locale.getDefault(Locale.Category.FORMAT));
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getTotalMemorySize() > 0
                ? system.getTotalMemorySize()
                : UNKNOWN_MEMORY_BYTES;
    }
}
