package dev.densescope.device.nd4j;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What storages take by ND4J's own count of allocated bytes. Temporary arrays are counted there too and come and go, so
 * only its changes while a storage is taken or given back are added up.
 */
final class AllocationCount {
    private static final int HOST = 0; // ND4J's number for the memory of the processor

    private long bytes;

    long bytes() {
        return bytes;
    }

    /** Runs something that takes or gives back one storage, and counts what it changed. */
    <T> T counting(Supplier<T> action) {
        long before = Nd4j.getEnvironment().getDeviceCouner(HOST);
        T result = action.get();
        bytes += Nd4j.getEnvironment().getDeviceCouner(HOST) - before;
        return result;
    }
}
