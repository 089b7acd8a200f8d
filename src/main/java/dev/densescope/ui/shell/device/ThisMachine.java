package dev.densescope.ui.shell.device;

import com.sun.management.OperatingSystemMXBean;
import dev.densescope.device.DeviceKind;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.Devices;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/** The devices of this machine: which one runs use, and why. */
public final class ThisMachine {
    private static final String CPU = DeviceKind.PROCESSOR.id();
    private static final long UNKNOWN_MEMORY_BYTES = 8L << 30;

    private ThisMachine() {}

    /**
     * The device that runs use.
     *
     * @param choice the chosen id
     * @param gpus the GPUs found; empty during the search
     */
    public static MachineText text(String choice, Optional<List<DeviceListing>> gpus) {
        if (choice.equals(Devices.AUTO)) {
            return gpus.map(ThisMachine::best).orElseGet(ThisMachine::looking);
        }
        return switch (DeviceKind.of(choice).orElse(DeviceKind.NVIDIA)) {
            case PROCESSOR -> processor(choice, Messages.text("machine.cpuChosen"));
            case ND4J -> processor(choice, Messages.text("machine.nd4jChosen"));
            case NVIDIA -> gpus.map(found -> chosen(choice, found)).orElseGet(ThisMachine::looking);
        };
    }

    private static MachineText looking() {
        return processor(CPU, Messages.text("machine.looking"));
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
                .map(gpu -> processor(CPU, instead(gpu))
                        .because(gpu.problem().orElseThrow().inThisProcess()))
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
                        gpu(known.get(), Messages.text("machine.unusable", id)).because(problem.inThisProcess()))
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
        return QuantityText.window().bytes(bytes);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getTotalMemorySize() > 0
                ? system.getTotalMemorySize()
                : UNKNOWN_MEMORY_BYTES;
    }
}
