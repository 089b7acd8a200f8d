package dev.densescope.device.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/** The calls to ND4J's native operations: those for the processor, told as if its memory were a GPU's. */
class Nd4jGpuMemoryTest {
    private static final long BYTES = 1024;

    static {
        Nd4j.getEnvironment(); // chooses the backend, without which there are no native operations
    }

    private final NativeOps processor = NativeOpsHolder.getInstance().getDeviceNativeOps();
    private final List<String> calls = new ArrayList<>();
    private int error;
    private final RawGpuMemory memory = new Nd4jGpuMemory(0, (NativeOps) Proxy.newProxyInstance(
            NativeOps.class.getClassLoader(), new Class<?>[] {NativeOps.class}, (proxy, method, arguments) -> {
                calls.add(name(method, arguments));
                return answer(method, arguments);
            }));

    @Test
    void whatIsTakenIsCountedByNd4jUntilItIsGivenBack() {
        long before = memory.countedBytes();
        RawGpuMemory.Block block = memory.allocate(BYTES);
        assertEquals(before + BYTES, memory.countedBytes());
        block.free();
        assertEquals(before, memory.countedBytes());
        assertEquals("deleteDataBuffer", calls.get(calls.size() - 1));
    }

    @Test
    void valuesGoThereAndComeBack() {
        RawGpuMemory.Block block = memory.allocate(BYTES);
        memory.clear(block.address(), BYTES);
        try (FloatPointer three = new FloatPointer(1, 2, 3);
                FloatPointer back = new FloatPointer(4)) {
            memory.copyIn(three, block.address() + 4, 12);
            memory.copyOut(block.address(), back, 16);
            float[] values = new float[4];
            back.get(values);
            assertArrayEquals(new float[] {0, 1, 2, 3}, values);
        }
        assertEquals(
                List.of("memcpySync 1", "memcpySync 2"),
                calls.stream().filter(call -> call.startsWith("memcpy")).toList());
        block.free();
    }

    @Test
    void aCallThatFailsIsNoSilentSuccess() {
        RawGpuMemory.Block block = memory.allocate(BYTES);
        error = 700;
        IllegalStateException failed =
                assertThrows(IllegalStateException.class, () -> memory.clear(block.address(), BYTES));
        assertEquals("clearing memory of the GPU failed (an illegal address)", failed.getMessage());
        error = 0;
        block.free();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "INT", "UBYTE"})
    void aBufferOverAnAddressIsMadeWithoutLookingThere(DataType type) {
        assertDoesNotThrow(() -> memory.over(0x7000_0000_0000L, 10, type));
    }

    /** With the direction of a copy: 1 to the GPU, 2 back. */
    private static String name(Method method, Object[] arguments) {
        return method.getName().equals("memcpySync") ? "memcpySync " + arguments[3] : method.getName();
    }

    private Object answer(Method method, Object[] arguments) throws IllegalAccessException {
        return switch (method.getName()) {
            case "dbSpecialBuffer" -> processor.dbPrimaryBuffer((OpaqueDataBuffer) arguments[0]);
            case "memcpySync" -> copied((Pointer) arguments[0], (Pointer) arguments[1], (long) arguments[2]);
            case "memsetSync" -> filled((Pointer) arguments[0], (int) arguments[1], (long) arguments[2]);
            case "lastErrorCode" -> error;
            case "lastErrorMessage" -> "an illegal address";
            default -> onProcessor(method, arguments);
        };
    }

    private Object onProcessor(Method method, Object[] arguments) throws IllegalAccessException {
        try {
            return method.invoke(processor, arguments);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static int copied(Pointer target, Pointer source, long bytes) {
        Pointer.memcpy(target, source, bytes);
        return 1;
    }

    private static int filled(Pointer target, int value, long bytes) {
        Pointer.memset(target, value, bytes);
        return 1;
    }
}
