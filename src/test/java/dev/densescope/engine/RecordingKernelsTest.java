package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Kernels;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingKernelsTest {
    /** A default method that is not overridden would pass the device by. */
    @Test
    void everyKernelIsRecorded() {
        List<Method> kernels = Arrays.stream(Kernels.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                .toList();
        assertTrue(kernels.stream().anyMatch(Method::isDefault));
        for (Method kernel : kernels) {
            assertDoesNotThrow(
                    () -> RecordingKernels.class.getDeclaredMethod(kernel.getName(), kernel.getParameterTypes()),
                    kernel.getName());
        }
    }
}
