package dev.densescope.session.local;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.cuda.CudaDevice;
import dev.densescope.device.cuda.CudaException;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.Gpu;
import dev.densescope.device.cuda.runtime.HostSystem;
import dev.densescope.device.nd4j.Nd4jDevice;
import dev.densescope.session.DeviceChoice;
import dev.densescope.session.host.HostMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The devices of this machine: {@code cpu}, its GPUs as {@code cuda:0}, {@code cuda:1}..., and {@code nd4j}. */
public final class LocalDevices implements Devices {
    private static final String CPU = "cpu";
    private static final String ND4J = "nd4j";

    private final GpuDevices gpus;

    /** With NVIDIA's libraries from the usual places. */
    public LocalDevices() {
        this(List.of());
    }

    /** @param cudaLibraries folders to look for NVIDIA's libraries in before the usual places */
    public LocalDevices(List<Path> cudaLibraries) {
        this(new GpuDevices(new CudaSystem(HostSystem.current(), cudaLibraries), LocalDevices::openGpu));
    }

    LocalDevices(GpuDevices gpus) {
        this.gpus = gpus;
    }

    @Override
    public List<String> ids() {
        return List.of(CPU, GpuDevices.CUDA, ND4J);
    }

    @Override
    public List<DeviceListing> list() {
        return Stream.of(Stream.of(listing(CPU)), gpus.tried().stream(), Stream.of(listing(ND4J)))
                .flatMap(listings -> listings)
                .toList();
    }

    @Override
    public List<DeviceListing> gpus() {
        return gpus.listings();
    }

    /** {@link #AUTO} is the first GPU that can be used, or else the processor. */
    @Override
    public String resolve(String word) {
        if (word.equals(AUTO)) {
            return gpus.best().orElse(CPU);
        }
        return GpuDevices.isMeantBy(word) ? gpus.resolve(word) : Devices.super.resolve(word);
    }

    @Override
    public OptionalLong freeBytes(String id) {
        return GpuDevices.isMeantBy(id) ? gpus.freeBytes(id) : OptionalLong.empty();
    }

    @Override
    public Device open(DeviceChoice choice) {
        String id = choice.id();
        int threads = choice.threads();
        if (GpuDevices.isMeantBy(id)) {
            return gpus.open(choice);
        }
        try {
            return switch (id) {
                case CPU -> new CpuDevice(threads);
                case ND4J -> new Nd4jDevice(threads);
                default -> throw new IllegalArgumentException("device must be one of " + ids() + ", but is " + id);
            };
        } catch (LinkageError unloadable) {
            throw new DeviceUnusableException(sentence(id, unloadable), unloadable);
        }
    }

    private static String sentence(String id, LinkageError unloadable) {
        // the second time Java says no more than that there was a first
        String reason = unloadable instanceof NoClassDefFoundError ? "" : " (" + Sentences.reason(unloadable) + ")";
        return ("The libraries of device %s do not load%s: the folder they are unpacked to, ~/.javacpp/cache or "
                        + "DENSESCOPE_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER, needs space and the right to run "
                        + "programs.")
                .formatted(id, reason);
    }

    private static Device openGpu(Gpu gpu, boolean tensorFloat32) {
        try {
            return new CudaDevice(gpu.index(), tensorFloat32);
        } catch (CudaException failed) {
            throw new DeviceUnusableException(failed.getMessage(), failed);
        }
    }

    private DeviceListing listing(String id) {
        try (Device device = open(new DeviceChoice(id, Runtime.getRuntime().availableProcessors()))) {
            return new DeviceListing(device.info(), Optional.empty());
        } catch (DeviceUnusableException unusable) {
            return unusable(id, unusable.getMessage());
        } catch (RuntimeException | LinkageError unusable) {
            // libraries that do not load say so in many ways
            return unusable(id, "Its libraries do not load: %s.".formatted(Sentences.reason(unusable)));
        }
    }

    private static DeviceListing unusable(String id, String problem) {
        return new DeviceListing(new DeviceInfo(id, id, "none", HostMemory.totalBytes()), Optional.of(problem));
    }
}
