package dev.densescope.device.cuda.runtime;

import static org.bytedeco.cuda.global.cudart.CUDA_SUCCESS;
import static org.bytedeco.cuda.global.cudart.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static org.bytedeco.cuda.global.cudart.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static org.bytedeco.cuda.global.cudart.cuDeviceGet;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetAttribute;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetCount;
import static org.bytedeco.cuda.global.cudart.cuDeviceGetName;
import static org.bytedeco.cuda.global.cudart.cuDeviceTotalMem;
import static org.bytedeco.cuda.global.cudart.cuInit;

import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.gpu.CudaText;
import dev.densescope.device.cuda.runtime.library.CudaLoader;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.cuda.runtime.library.NvidiaDriver;
import dev.densescope.language.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * The CUDA libraries bundled with builds of the Maven profile {@code nd4j-cuda}. Used to list GPUs only: creates no
 * context and loads nothing of ND4J. Thread-safe.
 */
public final class BundledCuda {
    private static final int NAME_BYTES = 256;

    private final HostSystem host;

    public BundledCuda(HostSystem host) {
        this.host = host;
    }

    /**
     * A GPU.
     *
     * @param index CUDA device index
     * @param name model name
     * @param totalBytes total memory
     */
    public record BundledGpu(int index, String name, ComputeCapability capability, long totalBytes) {}

    /**
     * Lists the GPUs, at least one.
     *
     * @throws CudaUnusableException if there is no driver or no GPU, or the libraries do not load
     */
    public List<BundledGpu> gpus() {
        NvidiaDriver driver = NvidiaDriver.in(host, List.of());
        if (!driver.present()) {
            throw new CudaUnusableException(
                    Text.of("No NVIDIA GPU or driver was found: if this machine has a GPU, install the "
                            + "NVIDIA driver; otherwise use the CPU."));
        }
        new CudaLoader(host.platform()).loadRuntime(driver, List.of());
        return read();
    }

    /** Queries the driver, which has been loaded. */
    static List<BundledGpu> read() {
        int[] count = {0};
        int result = cuInit(0);
        result = result == CUDA_SUCCESS ? cuDeviceGetCount(count) : result;
        if (result != CUDA_SUCCESS || count[0] == 0) {
            throw new CudaUnusableException(
                    result == CUDA_SUCCESS
                            ? Text.of(
                                    "The NVIDIA driver finds no GPU: check the output of 'nvidia-smi -L', or use the CPU.")
                            : Text.of(
                                    "The NVIDIA driver finds no GPU (error %d): check the output of 'nvidia-smi -L', or use"
                                            + " the CPU.",
                                    result));
        }
        return IntStream.range(0, count[0]).mapToObj(BundledCuda::gpu).toList();
    }

    private static BundledGpu gpu(int index) {
        int[] device = {index};
        cuDeviceGet(device, index);
        byte[] name = new byte[NAME_BYTES];
        cuDeviceGetName(name, name.length, device[0]);
        try (SizeTPointer bytes = new SizeTPointer(1)) {
            return new BundledGpu(
                    index,
                    CudaText.of(name),
                    new ComputeCapability(
                            attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device[0]),
                            attribute(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device[0])),
                    cuDeviceTotalMem(bytes, device[0]) == CUDA_SUCCESS ? bytes.get() : 0);
        }
    }

    private static int attribute(int attribute, int device) {
        int[] value = {0};
        return cuDeviceGetAttribute(value, attribute, device) == CUDA_SUCCESS ? value[0] : 0;
    }
}
