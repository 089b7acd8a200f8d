package dev.densescope.device.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class HostAllocatorTest {
    private static final long BYTES = 1 << 20;

    /** A process that gives back 8 bytes before each of the first looks at its count, beside what is reserved. */
    private static HostAllocator disturbedDuring(int looks) {
        AtomicInteger done = new AtomicInteger();
        return new HostAllocator(() -> {
            int disturbances = Math.min(done.incrementAndGet(), looks);
            return Nd4j.getEnvironment().getDeviceCouner(0) - 8L * disturbances;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 50, 500})
    void whatOthersGiveBackAtTheSameTimeIsNotCounted(int looks) {
        HostAllocator allocator = disturbedDuring(looks);
        try (HostStorage storage = allocator.reserve(BYTES)) {
            assertEquals(BYTES, allocator.allocatedBytes());
        }
        assertEquals(0, allocator.allocatedBytes());
    }

    @Test
    void arraysLeftToTheGarbageCollectorAreNotCounted() {
        HostAllocator allocator = new HostAllocator();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 2000; i++) {
                Nd4j.createBuffer(DataType.FLOAT, 11, false);
            }
            System.gc();
            for (int i = 0; i < 20; i++) {
                try (HostStorage storage = allocator.reserve(BYTES)) {
                    assertEquals(BYTES, allocator.allocatedBytes());
                }
            }
        }
    }

    @Test
    void aThreadThatTheSystemDoesNotGiveIsNotTakenForMemory() {
        HostAllocator allocator = new HostAllocator(() -> {
            throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
        });

        OutOfMemoryError thrown = assertThrows(
                OutOfMemoryError.class, () -> allocator.reserve(dev.densescope.device.operand.Storage.ALIGNMENT));

        assertTrue(thrown.getMessage().contains("native thread"), thrown.getMessage());
    }
}
