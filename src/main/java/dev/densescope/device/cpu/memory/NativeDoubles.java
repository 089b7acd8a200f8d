package dev.densescope.device.cpu.memory;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/** Sums computed by {@code Loops}: doubles in the workspace. Not thread-safe. */
public final class NativeDoubles {
    private final long address;
    private final DoubleBuffer values;

    private NativeDoubles(long address, int count) {
        this.address = address;
        values = new DoublePointer(NativeMemory.at(address)).capacity(count).asBuffer();
    }

    public static NativeDoubles allocate(int count, WorkspaceAllocator allocator) {
        return new NativeDoubles(allocator.allocate((long) count * Double.BYTES), count);
    }

    public long address() {
        return address;
    }

    public double get(int index) {
        return values.get(index);
    }

    /** The sum of the elements at {@code index} of all parts, in order. */
    public static double total(NativeDoubles[] all, int parts, int index) {
        double total = 0;
        for (int i = 0; i < parts; i++) {
            total += all[i].get(index);
        }
        return total;
    }
}
