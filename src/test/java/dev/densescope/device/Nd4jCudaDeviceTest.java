package dev.densescope.device;

import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.host.Nd4jBackends;
import dev.densescope.device.nd4j.Nd4jSystem;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Device nd4j on this machine's GPU, in builds with the Maven profile {@code nd4j-cuda}. */
@ExtendWith(Nd4jCudaDeviceTest.OnGpu.class)
class Nd4jCudaDeviceTest extends DeviceConformance {
    private static final Nd4jSystem SYSTEM = new Nd4jSystem(HostSystem.current());

    @Override
    Device open() {
        return SYSTEM.open(1);
    }

    /** Skips what needs a GPU that ND4J can use, and says why there is none. */
    static final class OnGpu implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!Nd4jBackends.haveCuda()) {
                return ConditionEvaluationResult.disabled(
                        "this build has no CUDA libraries of ND4J: mvn -Pnd4j-cuda test");
            }
            try {
                return ConditionEvaluationResult.enabled(
                        SYSTEM.gpu().orElseThrow().name());
            } catch (CudaUnusableException unusable) {
                return ConditionEvaluationResult.disabled(unusable.getMessage());
            }
        }
    }
}
