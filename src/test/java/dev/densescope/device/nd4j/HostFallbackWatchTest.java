package dev.densescope.device.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import dev.densescope.memory.TensorShape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What device nd4j says of operations that ND4J computes with copies in the processor's memory. */
class HostFallbackWatchTest {
    private static final StepSettings SETTINGS = new StepSettings(1, 1, 0.1f, 0.9f, 0f);
    private static final String LOSS = "ND4J computed the loss on the processor, with copies of its operands in the "
            + "processor's memory: times and memory of this run are not those of the GPU alone.";

    private final ProcessorMemory memory = new ProcessorMemory();
    private final HostFallbackWatch watch = new HostFallbackWatch(memory);
    private final Device device = memory.open();
    private final Storage storage = device.reserve(1024);

    @AfterEach
    void close() {
        storage.close();
        device.close();
    }

    @Test
    void aKernelWhoseOperandsStayOnTheGpuSaysNothing() {
        INDArray operand = TensorArrays.vector(vector(0));
        Kernel kernel = watch.wrap("the loss", () -> {
            watch.made(operand);
            return settings -> operand.addi(1);
        });
        kernel.run(SETTINGS);
        assertEquals(List.of(), watch.notices());
        assertEquals(List.of(), memory.returned());
        assertEquals(1, operand.getDouble(0));
    }

    @Test
    void copiesInTheProcessorsMemoryAreToldOfOnceAndPutBackEveryTime() {
        INDArray operand = TensorArrays.vector(vector(0));
        INDArray other = TensorArrays.vector(vector(256));
        Kernel kernel = watch.wrap("the loss", () -> {
            watch.made(operand);
            watch.made(other);
            return settings -> memory.putOnHost(operand);
        });
        kernel.run(SETTINGS);
        kernel.run(SETTINGS);
        assertEquals(List.of(Text.verbatim(LOSS)), watch.notices());
        assertEquals(List.of(operand, operand), memory.returned());
    }

    @Test
    void singleNumbersThatAreLookedAtAreNotToldOf() {
        INDArray operand = TensorArrays.vector(new Tensor(storage, 0, TensorShape.vector(1)));
        Kernel kernel = watch.wrap("the loss", () -> {
            watch.made(operand);
            return settings -> memory.putOnHost(operand);
        });
        kernel.run(SETTINGS);
        assertEquals(List.of(), watch.notices());
        assertEquals(List.of(operand), memory.returned());
    }

    @Test
    void ofManyKindsOfKernelsTheFirstAreNamed() {
        for (String name : List.of("one", "two", "three", "four", "five", "two")) {
            INDArray operand = TensorArrays.vector(vector(0));
            Kernel kernel = watch.wrap(name, () -> {
                watch.made(operand);
                return settings -> memory.putOnHost(operand);
            });
            kernel.run(SETTINGS);
        }
        assertEquals(
                List.of(
                        LOSS.replace("the loss", "one"),
                        LOSS.replace("the loss", "two"),
                        LOSS.replace("the loss", "three"),
                        "ND4J computed more on the processor."),
                watch.notices().stream().map(Text::toString).toList());
    }

    @Test
    void onlyTheArraysOfTheKernelItselfAreLookedAt() {
        INDArray operand = TensorArrays.vector(vector(0));
        watch.wrap("the update", () -> {
            watch.made(operand);
            return settings -> {};
        });
        Kernel later = watch.wrap("the loss", () -> settings -> memory.putOnHost(operand));
        later.run(SETTINGS);
        assertEquals(List.of(), watch.notices());
    }

    @Test
    void aKernelIsFinishedWhenItReturns() {
        Kernel kernel = watch.wrap("the loss", () -> settings -> {});
        int before = memory.waits();
        kernel.run(SETTINGS);
        assertEquals(before + 1, memory.waits());
    }

    @Test
    void theDeviceTellsOfItsKernels() {
        Tensor values = vector(0);
        Kernel update = device.kernels(values).updateParameters(values, vector(256), vector(512));
        update.run(SETTINGS);
        assertEquals(List.of(), device.notices());
        memory.putAllOnHost();
        update.run(SETTINGS);
        assertEquals(List.of(Text.verbatim(LOSS.replace("the loss", "the update"))), device.notices());
        assertEquals(3, memory.returned().size());
    }

    @Test
    void memoryThatTheGpuDoesNotGiveIsOutOfMemory() {
        memory.giving(4096);
        DeviceMemoryException refused = assertThrows(DeviceMemoryException.class, () -> device.reserve(8192));
        assertEquals(8192, refused.requestedBytes());
        assertEquals(1024, device.allocatedBytes());
    }

    private Tensor vector(long offsetBytes) {
        return new Tensor(storage, offsetBytes, TensorShape.vector(8));
    }
}
