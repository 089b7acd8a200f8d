package dev.densescope.device.cuda.runtime;

import static org.bytedeco.cuda.global.cudnn.cudnnGetVersion;

import dev.densescope.device.cuda.runtime.gpu.Gpu;
import dev.densescope.device.cuda.runtime.gpu.GpuMemoryMeter;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.gpu.Nvml;
import dev.densescope.device.cuda.runtime.gpu.RetainedMemory;
import java.util.Optional;

/** NVIDIA's libraries after loading; an instance permits calls of {@code org.bytedeco.cuda}. Thread-safe. */
public final class CudaRuntime {
    private final GpuSurvey gpus;
    private final RetainedMemory kept;

    CudaRuntime(GpuSurvey gpus, RetainedMemory kept) {
        this.gpus = gpus;
        this.kept = kept;
    }

    /** The GPUs at the time of creation. */
    public GpuSurvey gpus() {
        return gpus;
    }

    /** The library of the kernels, such as {@code cuDNN 9.19.0}. */
    public String kernels() {
        long number = cudnnGetVersion();
        return "cuDNN %d.%d.%d".formatted(number / 10_000, number / 100 % 100, number % 100);
    }

    /** Opens a memory meter of a GPU, to be closed by the caller; empty if NVML is missing or does not list the GPU. */
    public Optional<GpuMemoryMeter> memoryMeter(Gpu gpu) {
        Optional<Nvml> nvml = Nvml.open();
        Optional<GpuMemoryMeter> meter = nvml.flatMap(open -> meter(open, gpu));
        if (meter.isEmpty()) {
            nvml.ifPresent(Nvml::close);
        }
        return meter;
    }

    private Optional<GpuMemoryMeter> meter(Nvml nvml, Gpu gpu) {
        return nvml.handle(gpu.address())
                .flatMap(handle -> nvml.memory(handle)
                        .map(now -> new GpuMemoryMeter(
                                nvml,
                                handle,
                                Math.max(0, now.usedBytes() - kept.bytesOf(gpu)),
                                bytes -> kept.keep(gpu.address(), bytes))));
    }
}
