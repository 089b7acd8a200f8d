package dev.densescope.session.local;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.cuda.CudaDevice;
import dev.densescope.device.cuda.CudaException;
import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import dev.densescope.device.cuda.runtime.ComputeCapability;
import dev.densescope.device.cuda.runtime.CudaRuntime;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.CudaUnusableException;
import dev.densescope.device.cuda.runtime.Gpu;
import dev.densescope.device.cuda.runtime.HostSystem;
import dev.densescope.device.host.BackendTakenException;
import dev.densescope.device.nd4j.Nd4jSystem;
import dev.densescope.failure.Reasons;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.natives.NativeLibraries;
import dev.densescope.session.DeviceChoice;
import dev.densescope.session.RunRefusedException;
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
    private final Nd4jSystem nd4j;

    /** With NVIDIA's libraries from the usual places. */
    public LocalDevices() {
        this(List.of());
    }

    /**
     * Sees to it that libraries are unpacked to a folder of the user's.
     *
     * @param cudaLibraries folders to look for NVIDIA's libraries in before the usual places
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
        this.nd4j = nd4j;
    }

    private static void requireFolderForLibraries() {
        try {
            NativeLibraries.prepare();
        } catch (NativeFolderException none) {
            throw new RunRefusedException(RunRefusedException.Subject.DEVICE, none.getMessage(), none);
        }
    }

    @Override
    public List<String> ids() {
        return List.of(CPU, GpuDevices.CUDA, ND4J);
    }

    @Override
    public List<DeviceListing> list() {
        return Stream.of(Stream.of(listing(CPU)), gpus.tried().stream(), Stream.of(nd4jListing()))
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
        if (GpuDevices.isMeantBy(word)) {
            return gpus.resolve(word);
        }
        if (word.equals(ND4J)) {
            requireNd4j();
        }
        return Devices.super.resolve(word);
    }

    @Override
    public Optional<String> whyProcessor(String word) {
        return word.equals(AUTO) ? gpus.whyNone() : Optional.empty();
    }

    private void requireNd4j() {
        try {
            nd4j.gpu();
        } catch (CudaUnusableException unusable) {
            throw new RunRefusedException(RunRefusedException.Subject.DEVICE, unusable.getMessage(), unusable);
        }
    }

    @Override
    public OptionalLong freeBytes(String id) {
        if (GpuDevices.isMeantBy(id)) {
            return gpus.freeBytes(id);
        }
        return id.equals(ND4J) ? nd4jBytes() : OptionalLong.empty();
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
                case ND4J -> nd4j.open(threads);
                default -> throw new IllegalArgumentException("device must be one of " + ids() + ", but is " + id);
            };
        } catch (CudaUnusableException | BackendTakenException unusable) {
            throw new DeviceUnusableException(unusable.getMessage(), unusable);
        } catch (LinkageError unloadable) {
            throwExhaustion(unloadable);
            throw new DeviceUnusableException(sentence(id, unloadable), unloadable);
        }
    }

    /** Where the heap or threads ran out, the libraries are sound. */
    private static void throwExhaustion(LinkageError unloadable) {
        for (Throwable cause = unloadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
        }
    }

    private static String sentence(String id, LinkageError unloadable) {
        // the second time Java says no more than that there was a first
        String reason = unloadable instanceof NoClassDefFoundError ? "" : " (" + Reasons.reason(unloadable) + ")";
        return "The libraries of device %s do not load%s: %s.".formatted(id, reason, NativeLibraries.remedy());
    }

    private static Device openGpu(Gpu gpu, CudaRuntime runtime, boolean tensorFloat32) {
        try {
            return new CudaDevice(gpu.index(), tensorFloat32, runtime.memoryMeter(gpu));
        } catch (CudaException failed) {
            throw new DeviceUnusableException(failed.getMessage(), failed);
        }
    }

    /** Without opening it where it is a GPU: then the processor could no longer be used in this process. */
    private DeviceListing nd4jListing() {
        try {
            return nd4j.gpu().map(LocalDevices::listing).orElseGet(() -> listing(ND4J));
        } catch (CudaUnusableException unusable) {
            return new DeviceListing(new DeviceInfo(ND4J, ND4J, "none", 0), Optional.of(unusable.getMessage()));
        }
    }

    private static DeviceListing listing(BundledGpu gpu) {
        DeviceListing.GpuFacts facts = new DeviceListing.GpuFacts(
                Optional.of(gpu.capability()).map(ComputeCapability::toString), OptionalLong.empty(), Optional.empty());
        return new DeviceListing(Nd4jSystem.info(gpu), Optional.empty(), Optional.of(facts));
    }

    /** All that the GPU has, where it computes on one: nobody says how much of it is free. */
    private OptionalLong nd4jBytes() {
        try {
            return nd4j.gpu().map(gpu -> OptionalLong.of(gpu.totalBytes())).orElseGet(OptionalLong::empty);
        } catch (CudaUnusableException unusable) {
            return OptionalLong.empty(); // opening it says so
        }
    }

    private DeviceListing listing(String id) {
        try (Device device = open(new DeviceChoice(id, Runtime.getRuntime().availableProcessors()))) {
            return new DeviceListing(device.info(), Optional.empty());
        } catch (DeviceUnusableException unusable) {
            return unusable(id, unusable.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError unusable) {
            // libraries that do not load say so in many ways
            return unusable(id, "Its libraries do not load: %s.".formatted(Reasons.reason(unusable)));
        }
    }

    private static DeviceListing unusable(String id, String problem) {
        return new DeviceListing(new DeviceInfo(id, id, "none", HostMemory.totalBytes()), Optional.of(problem));
    }
}
