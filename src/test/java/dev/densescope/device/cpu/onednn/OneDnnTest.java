package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OneDnnTest {
    @Test
    void roomThatThereIsNotIsMissedBeforeAKernelNeedsIt() {
        assertDoesNotThrow(() -> OneDnn.requireRoom(1 << 20));
        assertThrows(OutOfMemoryError.class, () -> OneDnn.requireRoom(Long.MAX_VALUE / 2));
    }

    @Test
    void memoryThatRunsOutIsToldFromOtherFailures() {
        assertDoesNotThrow(() -> OneDnn.check(dnnl_success, "create a primitive"));
        assertThrows(OutOfMemoryError.class, () -> OneDnn.check(dnnl_out_of_memory, "create a primitive"));
        assertThrows(IllegalStateException.class, () -> OneDnn.check(dnnl_invalid_arguments, "create a primitive"));
    }
}
