package dev.densescope.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a GPU in trouble leaves behind. */
class BrokenGpuTest {
    private static final int LAUNCH_FAILURE = 719;

    private EmulatedCuda machine;

    @BeforeEach
    void emulate() {
        Assumptions.assumeFalse(CudaTestDevice.isReal(), "skipped: only the emulated GPU breaks when told to");
        CudaTestDevice.open().close();
        machine = new EmulatedCuda();
    }

    @AfterEach
    void mend() {
        if (machine != null) {
            machine.reset();
        }
    }

    @Test
    void anErrorOfAKernelEndsTheDeviceAndNotTheNextOne() {
        TensorShape shape = TensorShape.vector(64);
        Device broken = CudaTestDevice.open();
        Storage lost = broken.reserve(1024);
        Tensor tensor = new Tensor(lost, 0, shape);
        broken.write(tensor, new float[64]);
        broken.read(tensor);
        machine.set("nextExecutionError", LAUNCH_FAILURE);
        CudaException failure = assertThrows(CudaException.class, () -> {
            broken.kernels(new Tensor(lost, 0, TensorShape.vector(128)))
                    .updateParameters(tensor, tensor, tensor)
                    .run(new StepSettings(1, 1, 1, 1, 1));
            broken.read(tensor);
        });
        assertTrue(failure.getMessage().matches("[A-Z][^\n]*\\."), failure.getMessage());
        assertThrows(CudaException.class, lost::close);
        assertThrows(CudaException.class, broken::close);
        try (Device next = CudaTestDevice.open();
                Storage storage = next.reserve(1024)) {
            assertArrayEquals(new float[64], next.read(new Tensor(storage, 0, shape)));
        }
    }
}
