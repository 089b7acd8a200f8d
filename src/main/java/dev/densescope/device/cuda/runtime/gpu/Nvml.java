package dev.densescope.device.cuda.runtime.gpu;

import static org.bytedeco.cuda.global.nvml.NVML_ERROR_INSUFFICIENT_SIZE;
import static org.bytedeco.cuda.global.nvml.NVML_SUCCESS;
import static org.bytedeco.cuda.global.nvml.NVML_VALUE_NOT_AVAILABLE;
import static org.bytedeco.cuda.global.nvml.nvmlDeviceGetComputeRunningProcesses_v3;
import static org.bytedeco.cuda.global.nvml.nvmlDeviceGetHandleByPciBusId_v2;
import static org.bytedeco.cuda.global.nvml.nvmlDeviceGetHandleByUUID;
import static org.bytedeco.cuda.global.nvml.nvmlDeviceGetMemoryInfo_v2;
import static org.bytedeco.cuda.global.nvml.nvmlInit_v2;
import static org.bytedeco.cuda.global.nvml.nvmlShutdown;
import static org.bytedeco.cuda.global.nvml.nvmlSystemGetDriverVersion;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.bytedeco.cuda.global.nvml;
import org.bytedeco.cuda.nvml.nvmlDevice_st;
import org.bytedeco.cuda.nvml.nvmlMemory_v2_t;
import org.bytedeco.cuda.nvml.nvmlProcessInfo_v2_t;
import org.bytedeco.javacpp.PointerPointer;

/** NVIDIA's management library (NVML). Not thread-safe. */
public final class Nvml implements AutoCloseable {
    private static final int TEXT_BYTES = 96;
    private static final int FIRST_PROCESSES = 64;

    private final nvmlMemory_v2_t memory = new nvmlMemory_v2_t();
    private nvmlProcessInfo_v2_t processes = new nvmlProcessInfo_v2_t(FIRST_PROCESSES);
    private int maxProcesses = FIRST_PROCESSES;

    private Nvml() {}

    /** Handle of a GPU. */
    public record Handle(nvmlDevice_st pointer) {}

    /** Memory of a GPU; the part that is neither used nor free is reserved by the driver. */
    public record Memory(long totalBytes, long usedBytes, long freeBytes) {}

    /** Initialises NVML; empty if it cannot be loaded or initialised. It is optional. */
    public static Optional<Nvml> open() {
        try {
            return nvmlInit_v2() == NVML_SUCCESS ? Optional.of(new Nvml()) : Optional.empty();
        } catch (LinkageError notThere) {
            return Optional.empty();
        }
    }

    Optional<String> driverVersion() {
        byte[] text = new byte[TEXT_BYTES];
        return nvmlSystemGetDriverVersion(text, text.length) == NVML_SUCCESS
                ? Optional.of(CudaText.of(text)).filter(version -> !version.isBlank())
                : Optional.empty();
    }

    /** The handle of a CUDA device, by its UUID, which may be that of a MIG instance, otherwise by its PCI bus id. */
    public Optional<Handle> handle(GpuAddress address) {
        try (PointerPointer<nvmlDevice_st> found = new PointerPointer<>(1)) {
            boolean known = address.uuid().filter(uuid -> byUuid(uuid, found)).isPresent()
                    || byPciBusId(address.pciBusId(), found);
            return known ? Optional.of(new Handle(found.get(nvmlDevice_st.class, 0))) : Optional.empty();
        }
    }

    /** Memory of a GPU; empty if the driver does not report it. */
    public Optional<Memory> memory(Handle gpu) {
        memory.version(nvml.nvmlMemory_v2);
        return nvmlDeviceGetMemoryInfo_v2(gpu.pointer(), memory) == NVML_SUCCESS
                ? Optional.of(new Memory(memory.total(), memory.used(), memory._free()))
                : Optional.empty();
    }

    /** Memory usage of a process; empty if NVML does not report it. */
    OptionalLong usedBytesOf(Handle gpu, long pid) {
        int count = readProcesses(gpu);
        long[] used = LongStream.range(0, count)
                .filter(i -> Integer.toUnsignedLong(processes.position(i).pid()) == pid)
                .map(i -> processes.position(i).usedGpuMemory())
                .filter(bytes -> bytes != NVML_VALUE_NOT_AVAILABLE)
                .toArray();
        return used.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(used).sum());
    }

    /** A process on the GPU other than the given one. */
    OptionalLong otherProcess(Handle gpu, long pid) {
        int count = readProcesses(gpu);
        return LongStream.range(0, count)
                .map(i -> Integer.toUnsignedLong(processes.position(i).pid()))
                .filter(other -> other != pid)
                .findFirst();
    }

    @Override
    public void close() {
        memory.close();
        processes.position(0).close();
        nvmlShutdown();
    }

    /** Fills the list of processes and returns their number; 0 if the driver does not report them. */
    private int readProcesses(Handle gpu) {
        int[] count = {maxProcesses};
        int result = nvmlDeviceGetComputeRunningProcesses_v3(gpu.pointer(), count, processes.position(0));
        if (result == NVML_ERROR_INSUFFICIENT_SIZE) {
            processes.position(0).close();
            maxProcesses = count[0] + FIRST_PROCESSES;
            processes = new nvmlProcessInfo_v2_t(maxProcesses);
            count[0] = maxProcesses;
            result = nvmlDeviceGetComputeRunningProcesses_v3(gpu.pointer(), count, processes);
        }
        return result == NVML_SUCCESS ? Math.min(count[0], maxProcesses) : 0;
    }

    private static boolean byUuid(String uuid, PointerPointer<nvmlDevice_st> found) {
        return nvmlDeviceGetHandleByUUID(uuid, found) == NVML_SUCCESS
                || nvmlDeviceGetHandleByUUID(uuid.replace("GPU-", "MIG-"), found) == NVML_SUCCESS;
    }

    private static boolean byPciBusId(String busId, PointerPointer<nvmlDevice_st> found) {
        return nvmlDeviceGetHandleByPciBusId_v2(busId, found) == NVML_SUCCESS;
    }
}
