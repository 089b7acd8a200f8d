package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cuda.runtime.CudaRuntime;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.gpu.Gpu;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.language.Text;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The NVIDIA GPUs among the devices of this machine. Loads no CUDA library if there is no driver. Any thread. */
final class GpuDevices implements DevicesOfKind {
    private final CudaSystem system;
    private final GpuOpener opener;

    GpuDevices(CudaSystem system, GpuOpener opener) {
        this.system = system;
        this.opener = opener;
    }

    /** The first usable GPU. */
    Optional<String> best() {
        return system.hasDriver() && system.survey() instanceof GpuSurvey.Listed listed
                ? listed.firstUsable().map(Gpu::id)
                : Optional.empty();
    }

    /** The reason why no GPU is usable although there is a driver; otherwise empty. */
    Optional<Text> whyNone() {
        if (!system.hasDriver()) {
            return Optional.empty();
        }
        try {
            system.survey().gpu();
            return Optional.empty();
        } catch (CudaUnusableException unusable) {
            return Optional.of(unusable.told());
        }
    }

    /** Resolves a device option to the id of a GPU. */
    @Override
    public String resolve(String word) {
        try {
            return gpu(system.survey(), word).id();
        } catch (CudaUnusableException unusable) {
            throw new RunRefusedException(RunRefusedException.Subject.DEVICE, unusable.told(), unusable);
        }
    }

    /** Free memory of the GPU; its total memory if unknown. */
    @Override
    public OptionalLong freeBytes(String id) {
        try {
            Gpu gpu = gpu(system.survey(), id);
            long bytes = gpu.freeBytes().orElse(gpu.totalBytes());
            return gpu.totalBytes() > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (CudaUnusableException gone) {
            return OptionalLong.empty();
        }
    }

    /** Loads all libraries and opens a GPU, on the thread that will use it. */
    @Override
    public Device open(DeviceChoice choice) {
        try {
            CudaRuntime runtime = system.load();
            return opener.open(gpu(runtime.gpus(), choice.id()), runtime, choice.tensorFloat32());
        } catch (CudaUnusableException unusable) {
            throw new DeviceUnusableException(unusable.told(), unusable);
        }
    }

    /** All GPUs, as far as known without loading cuDNN and the other compute libraries. */
    List<DeviceListing> listings() {
        return listings(system.survey(), "cuDNN 9");
    }

    /** All GPUs; loads the libraries of those that seem usable. */
    @Override
    public List<DeviceListing> tried() {
        GpuSurvey survey = system.survey();
        if (!(survey instanceof GpuSurvey.Listed listed) || listed.firstUsable().isEmpty()) {
            return listings(survey, "none");
        }
        try {
            CudaRuntime runtime = system.load();
            return listings(runtime.gpus(), runtime.kernels());
        } catch (CudaUnusableException unloadable) {
            return listings(listed.withProblem(unloadable.told()), "none");
        }
    }

    private static Gpu gpu(GpuSurvey survey, String word) {
        if (word.equals(DeviceKind.NVIDIA.id())) {
            return survey.gpu();
        }
        OptionalInt number = DeviceKind.NVIDIA.number(word);
        return survey.gpu(number.orElseThrow(() -> new CudaUnusableException(
                Text.of("Device '%s' is not known: GPUs are called cuda:0, cuda:1 and so on.", word))));
    }

    private static List<DeviceListing> listings(GpuSurvey survey, String kernels) {
        if (survey instanceof GpuSurvey.Listed listed) {
            return listed.gpus().stream().map(gpu -> listing(gpu, kernels)).toList();
        }
        GpuSurvey.Unusable unusable = (GpuSurvey.Unusable) survey;
        List<String> names = unusable.names();
        if (names.isEmpty()) {
            return List.of(DeviceListing.noGpu(unusable.reason()));
        }
        Optional<Text> problem = Optional.of(unusable.reason());
        DeviceListing.GpuFacts facts =
                new DeviceListing.GpuFacts(Optional.empty(), OptionalLong.empty(), unusable.driver());
        return IntStream.range(0, names.size())
                .mapToObj(i -> new DeviceListing(
                        new DeviceInfo(DeviceKind.NVIDIA.id(i), names.get(i), "none", 0), problem, Optional.of(facts)))
                .toList();
    }

    private static DeviceListing listing(Gpu gpu, String kernels) {
        return new DeviceListing(
                new DeviceInfo(gpu.id(), gpu.name(), gpu.usable() ? kernels : "none", gpu.totalBytes()),
                gpu.problem(),
                Optional.of(new DeviceListing.GpuFacts(
                        Optional.of(gpu.capability()).map(ComputeCapability::toString),
                        gpu.freeBytes(),
                        Optional.of(gpu.driver()))));
    }
}
