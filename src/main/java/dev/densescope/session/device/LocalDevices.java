package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cuda.CudaDevice;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.runtime.CudaRuntime;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.Gpu;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.nd4j.Nd4jSystem;
import dev.densescope.language.Text;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.natives.NativeLibraries;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The devices of this machine, by kind: {@code cpu}, its GPUs as {@code cuda:0}, {@code cuda:1}..., and {@code nd4j}.
 * The only class that finds and opens devices of each {@link DeviceKind}.
 */
public final class LocalDevices implements Devices {
    private final GpuDevices gpus;
    private final ProcessorDevices processor = new ProcessorDevices();
    private final Nd4jDevices nd4j;

    /** Devices with NVIDIA's libraries from the default folders. */
    public LocalDevices() {
        this(List.of());
    }

    /**
     * Sets the user's folder for unpacked libraries.
     *
     * @param cudaLibraries folders to search for NVIDIA's libraries before the default folders
     * @throws RunRefusedException if there is no such folder
     */
    public LocalDevices(List<Path> cudaLibraries) {
        this(new GpuDevices(new CudaSystem(HostSystem.current(), cudaLibraries), LocalDevices::openGpu));
    }

    LocalDevices(GpuDevices gpus) {
        this(gpus, new Nd4jSystem(HostSystem.current()));
    }

    LocalDevices(GpuDevices gpus, Nd4jSystem nd4j) {
        requireFolderForLibraries();
        this.gpus = gpus;
        this.nd4j = new Nd4jDevices(nd4j);
    }

    private static void requireFolderForLibraries() {
        try {
            NativeLibraries.prepare();
        } catch (NativeFolderException none) {
            throw new RunRefusedException(RunRefusedException.Subject.DEVICE, none.told(), none);
        }
    }

    private DevicesOfKind of(DeviceKind kind) {
        return switch (kind) {
            case PROCESSOR -> processor;
            case NVIDIA -> gpus;
            case ND4J -> nd4j;
        };
    }

    @Override
    public List<String> ids() {
        return kinds().map(DeviceKind::id).toList();
    }

    @Override
    public List<DeviceListing> list() {
        return kinds().flatMap(kind -> of(kind).tried().stream()).toList();
    }

    private static Stream<DeviceKind> kinds() {
        return Stream.of(DeviceKind.values());
    }

    @Override
    public List<DeviceListing> gpus() {
        return gpus.listings();
    }

    /** {@link #AUTO} resolves to the first usable GPU, otherwise to the processor. */
    @Override
    public String resolve(String word) {
        if (word.equals(AUTO)) {
            return gpus.best().orElseGet(DeviceKind.PROCESSOR::id);
        }
        return DeviceKind.of(word).map(kind -> of(kind).resolve(word)).orElseGet(() -> Devices.super.resolve(word));
    }

    @Override
    public Optional<Text> whyProcessor(String word) {
        return word.equals(AUTO) ? gpus.whyNone() : Optional.empty();
    }

    @Override
    public OptionalLong freeBytes(String id) {
        return DeviceKind.of(id).map(kind -> of(kind).freeBytes(id)).orElseGet(OptionalLong::empty);
    }

    @Override
    public Device open(DeviceChoice choice) {
        DeviceKind kind = DeviceKind.of(choice.id())
                .orElseThrow(() ->
                        new IllegalArgumentException("device must be one of " + ids() + ", but is " + choice.id()));
        return of(kind).open(choice);
    }

    private static Device openGpu(Gpu gpu, CudaRuntime runtime, boolean tensorFloat32) {
        try {
            return new CudaDevice(gpu.index(), tensorFloat32, runtime.memoryMeter(gpu));
        } catch (CudaException failed) {
            throw new DeviceUnusableException(failed.told(), failed);
        }
    }
}
