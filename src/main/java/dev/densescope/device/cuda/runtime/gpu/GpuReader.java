package dev.densescope.device.cuda.runtime.gpu;

import static org.bytedeco.cuda.global.cudart.CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE;
import static org.bytedeco.cuda.global.cudart.CUDA_ERROR_NO_DEVICE;
import static org.bytedeco.cuda.global.cudart.CUDA_ERROR_STUB_LIBRARY;
import static org.bytedeco.cuda.global.cudart.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH;
import static org.bytedeco.cuda.global.cudart.CUDA_ERROR_SYSTEM_NOT_READY;
import static org.bytedeco.cuda.global.cudart.CUDA_SUCCESS;
import static org.bytedeco.cuda.global.cudart.CU_COMPUTEMODE_EXCLUSIVE_PROCESS;
import static org.bytedeco.cuda.global.cudart.CU_COMPUTEMODE_PROHIBITED;
import static org.bytedeco.cuda.global.cudart.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static org.bytedeco.cuda.global.cudart.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static org.bytedeco.cuda.global.cudart.CU_DEVICE_ATTRIBUTE_COMPUTE_MODE;
import static org.bytedeco.cuda.global.cudart.cuDeviceGet;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetAttribute;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetCount;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetName;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetPCIBusId;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetUuid;
import static org.bytedeco.cuda.global.cudart.cuDevicePrimaryCtxGetState;
import static org.bytedeco.cuda.global.cudart.cuDeviceTotalMem;
import static org.bytedeco.cuda.global.cudart.cuDriverGetVersion;
import static org.bytedeco.cuda.global.cudart.cuInit;

import dev.densescope.device.cuda.runtime.library.DriverVersion;
import dev.densescope.device.cuda.runtime.library.NvidiaDriver;
import dev.densescope.language.Text;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bytedeco.cuda.cudart.CUuuid;
import org.bytedeco.javacpp.SizeTPointer;

/** Queries the GPUs from the driver, without creating contexts, and from NVML if it exists. */
public final class GpuReader {
    private static final int NAME_BYTES = 256;
    private static final int BUS_ID_BYTES = 32;
    private static final int UUID_BYTES = 16;

    private final NvidiaDriver driver;
    private final Optional<String> visible;
    private final Optional<Nvml> nvml;

    /**
     * @param visible the value of {@code CUDA_VISIBLE_DEVICES}
     * @param nvml closed by its owner
     */
    public GpuReader(NvidiaDriver driver, Optional<String> visible, Optional<Nvml> nvml) {
        this.driver = driver;
        this.visible = visible;
        this.nvml = nvml;
    }

    public GpuSurvey read() {
        int[] cuda = {0};
        boolean known = cuDriverGetVersion(cuda) == CUDA_SUCCESS;
        boolean tooOld = known && cuda[0] < DriverVersion.MIN_CUDA;
        String version = nvml.flatMap(Nvml::driverVersion)
                .or(() -> driver.version().map(DriverVersion::text))
                .orElse("for CUDA %d.%d".formatted(cuda[0] / 1000, cuda[0] % 1000 / 10));
        int[] count = {0};
        int result = cuInit(0);
        result = result == CUDA_SUCCESS ? cuDeviceGetCount(count) : result;
        if (result != CUDA_SUCCESS || count[0] == 0) {
            Text reason = tooOld
                    ? DriverVersion.tooOld(version)
                    : problem(result == CUDA_SUCCESS ? CUDA_ERROR_NO_DEVICE : result, version);
            return new GpuSurvey.Unusable(reason, driver.gpuNames(), Optional.of(version));
        }
        return new GpuSurvey.Listed(
                IntStream.range(0, count[0])
                        .mapToObj(index -> gpu(index, version, tooOld))
                        .toList(),
                visible);
    }

    private Gpu gpu(int index, String version, boolean tooOld) {
        int[] device = {index};
        cuDeviceGet(device, index);
        byte[] name = new byte[NAME_BYTES];
        cuDeviceGetName(name, name.length, device[0]);
        GpuAddress address = address(device[0], tooOld);
        ComputeCapability capability = new ComputeCapability(
                attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device[0]),
                attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device[0]));
        // the NVML of an old driver lacks the needed functions
        Optional<Nvml.Handle> handle = tooOld ? Optional.empty() : nvml.flatMap(n -> n.handle(address));
        return new Gpu(
                index,
                CudaText.of(name),
                capability,
                totalBytes(device[0]),
                handle.flatMap(found -> nvml.orElseThrow().memory(found))
                        .map(memory -> OptionalLong.of(memory.freeBytes()))
                        .orElse(OptionalLong.empty()),
                version,
                address,
                tooOld ? Optional.of(DriverVersion.tooOld(version)) : problem(device[0], capability, handle));
    }

    private Optional<Text> problem(int device, ComputeCapability capability, Optional<Nvml.Handle> handle) {
        if (!capability.isSupported()) {
            return Optional.of(capability.unsupported());
        }
        int mode = attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_MODE, device);
        if (mode == CU_COMPUTEMODE_PROHIBITED) {
            return Optional.of(
                    Text.of("Its compute mode forbids computing: an administrator can allow it (nvidia-smi -c 0)."));
        }
        if (mode != CU_COMPUTEMODE_EXCLUSIVE_PROCESS || isOurs(device)) {
            return Optional.empty();
        }
        OptionalLong other = handle.map(found -> nvml.orElseThrow()
                        .otherProcess(found, ProcessHandle.current().pid()))
                .orElse(OptionalLong.empty());
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "Process %d uses it, and its compute mode is for one process only: end that process, or let an "
                                + "administrator allow several (nvidia-smi -c 0).",
                        other.getAsLong()));
    }

    /** Whether this process has a context on the device; in a container, NVML cannot tell it from other processes. */
    private static boolean isOurs(int device) {
        int[] flags = {0};
        int[] active = {0};
        return cuDevicePrimaryCtxGetState(device, flags, active) == CUDA_SUCCESS && active[0] != 0;
    }

    private static GpuAddress address(int device, boolean tooOld) {
        byte[] busId = new byte[BUS_ID_BYTES];
        cuDeviceGetPCIBusId(busId, busId.length, device);
        return new GpuAddress(CudaText.of(busId), tooOld ? Optional.empty() : uuid(device));
    }

    private static Optional<String> uuid(int device) {
        try (CUuuid uuid = new CUuuid()) {
            if (cuDeviceGetUuid(uuid, device) != CUDA_SUCCESS) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
            for (int i = 0; i < UUID_BYTES; i++) {
                bytes.put(i, uuid.bytes(i));
            }
            return Optional.of("GPU-" + new UUID(bytes.getLong(0), bytes.getLong(Long.BYTES)));
        }
    }

    private static long totalBytes(int device) {
        try (SizeTPointer bytes = new SizeTPointer(1)) {
            return cuDeviceTotalMem(bytes, device) == CUDA_SUCCESS ? bytes.get() : 0;
        }
    }

    private static int attribute(int attribute, int device) {
        int[] value = {0};
        return cuDeviceGetAttribute(value, attribute, device) == CUDA_SUCCESS ? value[0] : 0;
    }

    private String library() {
        return driver.library().map(Object::toString).orElse("libcuda.so.1");
    }

    private Text noGpu(String version) {
        return visible.map(value -> Text.of(
                        "The NVIDIA driver %s finds no GPU while CUDA_VISIBLE_DEVICES is '%s': unset it, or name "
                                + "GPUs there that 'nvidia-smi -L' lists.",
                        version, value))
                .orElseGet(() ->
                        Text.of("The NVIDIA driver %s finds no GPU: check the output of 'nvidia-smi -L'.", version));
    }

    private Text problem(int result, String version) {
        return switch (result) {
            case CUDA_ERROR_NO_DEVICE -> noGpu(version);
            case CUDA_ERROR_STUB_LIBRARY ->
                Text.of(
                        "%s is only a stub library for building programs: install the NVIDIA driver, and remove the "
                                + "stub's folder from LD_LIBRARY_PATH.",
                        library());
            case CUDA_ERROR_SYSTEM_DRIVER_MISMATCH ->
                Text.of(
                        "The NVIDIA driver's kernel module and its library %s are of different versions: restart the machine.",
                        version);
            case CUDA_ERROR_SYSTEM_NOT_READY ->
                Text.of(
                        "The NVIDIA driver %s is not ready: GPUs connected by NVSwitch need NVIDIA's Fabric Manager of the "
                                + "same version (service nvidia-fabricmanager); start it, or use the CPU.",
                        version);
            case CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE ->
                Text.of(
                        "%s is part of a CUDA compatibility package, which this GPU does not support: remove its folder from "
                                + "LD_LIBRARY_PATH, and update the NVIDIA driver if it is older than %d.",
                        library(), DriverVersion.MIN_MAJOR);
            default ->
                Text.of(
                        "The NVIDIA driver %s does not start (error %d): check the output of 'nvidia-smi', or restart the machine.",
                        version, result);
        };
    }
}
