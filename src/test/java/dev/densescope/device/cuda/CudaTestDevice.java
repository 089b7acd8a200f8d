package dev.densescope.device.cuda;

import dev.densescope.device.Device;
import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.language.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The GPU that tests run on: an emulated one, or, in the profile {@code gpu}, the machine's first. */
public final class CudaTestDevice {
    /** System property that says {@code true} in the profile {@code gpu}. */
    private static final String REAL = "densescope.gpu";

    private CudaTestDevice() {}

    /** Opens it; where it cannot be used, the test is skipped and says why. */
    public static Device open() {
        return open(false);
    }

    /** The same with products that may round their factors. */
    public static Device open(boolean tensorFloat32) {
        Optional<String> problem = problem();
        Assumptions.assumeTrue(problem.isEmpty(), () -> "skipped: " + problem.orElseThrow());
        return new CudaDevice(0, tensorFloat32, Optional.empty());
    }

    /** Whether tests run on the machine's own GPU. */
    public static boolean isReal() {
        return Boolean.getBoolean(REAL);
    }

    private static Optional<String> problem() {
        if (!isReal() && !EmulatedCuda.supported()) {
            return Optional.of("CUDA is emulated on Linux x86-64 only");
        }
        List<Path> folders = isReal() ? List.of() : List.of(EmulatedCuda.folder());
        try {
            GpuSurvey gpus =
                    new CudaSystem(HostSystem.current(), folders).load().gpus();
            return gpus instanceof GpuSurvey.Listed listed
                    ? listed.gpus().get(0).problem().map(Text::toString)
                    : Optional.of(((GpuSurvey.Unusable) gpus).reason().toString());
        } catch (CudaUnusableException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }
}
